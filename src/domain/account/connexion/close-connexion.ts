import { closeStoredSession } from '#infra/session-store.ts'
import { listConnexions, type Owner } from './connexion-queries.ts'

/** Among his own only: false when there is none of that name. */
export async function closeConnexion(owner: Owner, reference: string, now: Temporal.Instant): Promise<boolean> {
  const connexion = (await listConnexions(owner, now)).find((one) => one.reference === reference)
  if (connexion) await closeStoredSession(connexion.sessionId)
  return connexion !== undefined
}
