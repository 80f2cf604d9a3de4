/** The usager who asks: himself and his proches, and how far his session reaches. */
export type UsagerActor = { id: number; familyIds: readonly number[]; session: UsagerSession }

export type UsagerSession =
  | { kind: 'account' }
  /** Name and code, no account: the rdvs taken in this session, and the proches for whom they are. */
  | { kind: 'code'; rdvIds: readonly number[]; procheIds: readonly number[] }
  /** Link of a message: one rdv. */
  | { kind: 'link'; rdvId: number }
  /** Invitation to book: any motif for invited usagers, and one motif when an agent made it. */
  | { kind: 'invitation'; motifId: number | null }

/** A code proves an address, not a family: it acts for the proches that were named in it. The other sessions act for all. */
export const usagerActorOf = (
  { id, procheIds }: { id: number; procheIds: readonly number[] },
  session: UsagerSession,
): UsagerActor => ({ id, familyIds: [id, ...(session.kind === 'code' ? session.procheIds : procheIds)], session })

export const hasFullSession = ({ session }: UsagerActor) => session.kind === 'account'

export const isOfFamily = ({ familyIds }: UsagerActor, usagerId: number) => familyIds.includes(usagerId)

/** The session was opened on this very rdv, or reaches them all. */
export const sessionReaches = (actor: UsagerActor, rdvId: number): boolean =>
  rdvIdsReachedBy(actor)?.includes(rdvId) ?? true

/** The rdvs that the session was opened on; null: all those of the family. */
export function rdvIdsReachedBy({ session }: UsagerActor): readonly number[] | null {
  if (session.kind === 'account') return null
  if (session.kind === 'link') return [session.rdvId]
  return session.kind === 'code' ? session.rdvIds : []
}
