import { systeme } from '#domain/actor/actor.ts'
import { deed } from '#domain/journal/deed.ts'
import { closeStoredSession } from '#infra/session-store.ts'
import { listConnexions, type Owner } from './connexion-queries.ts'

/** All but this one, which has to be opened again with the new version. Applications that use the API are among them. */
export async function closeOtherConnexions(owner: Owner, sessionId: string, now: Temporal.Instant) {
  const others = (await listConnexions(owner, now)).filter((one) => one.sessionId !== sessionId)
  const change = { where: { id: owner.id }, data: { sessionVersion: { increment: 1 } }, select: VERSION }
  const person = await deed(systeme, async ({ prisma }) => {
    if (owner.face === 'usager') return prisma.usager.update(change)
    await prisma.apiToken.deleteMany({ where: { agentId: owner.id } })
    return prisma.agent.update(change)
  })
  await Promise.all(others.map((one) => closeStoredSession(one.sessionId)))
  return person
}

const VERSION = { id: true, sessionVersion: true } as const
