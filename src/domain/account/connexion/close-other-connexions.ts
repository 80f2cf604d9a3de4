import { db } from '#infra/db.ts'
import { closeStoredSession } from '#infra/session-store.ts'
import { listConnexions, type Owner } from './connexion-queries.ts'

/** All but this one, which has to be opened again with the new version. Applications that use the API are among them. */
export async function closeOtherConnexions(owner: Owner, sessionId: string, now: Temporal.Instant) {
  const others = (await listConnexions(owner, now)).filter((one) => one.sessionId !== sessionId)
  const change = { where: { id: owner.id }, data: { sessionVersion: { increment: 1 } }, select: VERSION }
  if (owner.face === 'agent') await db.apiToken.deleteMany({ where: { agentId: owner.id } })
  const person = await (owner.face === 'agent' ? db.agent.update(change) : db.usager.update(change))
  await Promise.all(others.map((one) => closeStoredSession(one.sessionId)))
  return person
}

const VERSION = { id: true, sessionVersion: true } as const
