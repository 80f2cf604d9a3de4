import { birthDateClaim, type Claims, emailClaim, nameClaim, subClaim } from './identite.ts'

/** A usager as FranceConnect knows him. */
export type UsagerIdentite = {
  sub: string
  email: string
  firstName: string | null
  lastName: string | null
  birthName: string | null
  /** « 1991-12-14 » */
  birthDate: string | null
}

/** Null without what tells a person from another. */
export function usagerIdentiteOf(claims: Claims, today: Temporal.PlainDate): UsagerIdentite | null {
  const [sub, email] = [subClaim(claims), emailClaim(claims)]
  if (sub === null || email === null) return null

  const birthName = nameClaim(claims, 'family_name')
  return {
    sub,
    email,
    firstName: nameClaim(claims, 'given_name'),
    lastName: nameClaim(claims, 'preferred_username') ?? birthName,
    birthName,
    birthDate: birthDateClaim(claims, today),
  }
}

/** What the rule wants to know of a file. */
export type KnownUsager = {
  id: number
  email: string | null
  franceconnectOpenidSub: string | null
  confirmedAt: Date | null
  deletedAt: Date | null
}

export type UsagerVerdict<Known> =
  | { kind: 'known'; usager: Known }
  | { kind: 'link'; usager: Known }
  | { kind: 'create' }
  | { kind: 'refuse'; reason: 'autre-identite' | 'compte-ferme' | 'adresse-non-confirmee' }

type Found<Known> = { bySub: Known | null; byEmail: Known | null }

/** By his identifier at FranceConnect, else by his address when no other identifier is linked to it (decision 9). */
export function verdictOnUsager<Known extends KnownUsager>(
  { sub, email }: UsagerIdentite,
  { bySub, byEmail }: Found<Known>,
): UsagerVerdict<Known> {
  if (bySub?.deletedAt || (!bySub && byEmail?.deletedAt)) return { kind: 'refuse', reason: 'compte-ferme' }
  if (bySub) return ofKnown(bySub, email)
  if (!byEmail) return { kind: 'create' }
  const isLinked = byEmail.franceconnectOpenidSub !== null && byEmail.franceconnectOpenidSub !== sub
  return isLinked ? { kind: 'refuse', reason: 'autre-identite' } : { kind: 'link', usager: byEmail }
}

/** An address that FranceConnect does not vouch for stays to be proved by its own mailbox. */
function ofKnown<Known extends KnownUsager>(usager: Known, email: string): UsagerVerdict<Known> {
  const isOurs = usager.confirmedAt !== null || usager.email === null || usager.email === email
  return isOurs ? { kind: 'known', usager } : { kind: 'refuse', reason: 'adresse-non-confirmee' }
}
