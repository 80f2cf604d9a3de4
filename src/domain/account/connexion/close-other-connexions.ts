import { systeme } from '#domain/actor/actor.ts'
import { deed } from '#domain/journal/deed.ts'
import { closeStoredSession } from '#infra/session-store.ts'
import { listConnexions, type Owner } from './connexion-queries.ts'
import { endConnexions } from './end-connexions.ts'

/** All but this one, which has to be opened again with the new version. Applications that use the API are among them. */
export async function closeOtherConnexions(owner: Owner, sessionId: string, now: Temporal.Instant) {
  const others = (await listConnexions(owner, now)).filter((one) => one.sessionId !== sessionId)
  const person = await deed(systeme, ({ prisma }) => endConnexions(prisma, owner))
  await Promise.all(others.map((one) => closeStoredSession(one.sessionId)))
  return person
}
