import { listReferents, type Referent } from '#domain/people/usager/referent-queries.ts'
import { displayName } from '#lib/names.ts'
import { rdvsPath } from '../rdvs/paths.ts'
import { type Parcours, searchHref } from './parcours.ts'
import type { SearchVisit } from './search-visit.ts'

/** The way to the hours of those who follow somebody. */
export type ReferentHint = { href: string; isKnown: boolean }

/** An account or an invitation says who he is well enough to name those who follow him. */
export const followedUsager = ({ identified }: SearchVisit) =>
  identified && ['account', 'invitation'].includes(identified.session.kind) ? identified.usager : null

/** Those of the address who do follow him; undefined: this is no search for a follow-up. */
export async function ownReferentsOf(visit: SearchVisit, { referent_ids }: Parcours): Promise<number[] | undefined> {
  if (!referent_ids) return undefined
  const usager = followedUsager(visit)
  const own = usager ? await listReferents(usager.id) : []
  return own.map(({ id }) => id).filter((id) => referent_ids.includes(id))
}

/** Under the lists of a search: strangers may have somebody who follows them. */
export async function referentHintOf(visit: SearchVisit, { referent_ids }: Parcours): Promise<ReferentHint | null> {
  const session = visit.identified?.session
  if (referent_ids || visit.isAgent || (session && session.kind !== 'account')) return null
  if (!session) return { href: rdvsPath(), isKnown: false }
  const usager = followedUsager(visit)
  return usager && (await listReferents(usager.id)).length > 0 ? { href: rdvsPath(), isKnown: true } : null
}

export const referentCardOf = ({ id, departement, services, ...names }: Referent) => ({
  name: displayName(names),
  services: services.join(', '),
  href: departement ? searchHref({ departement, referent_ids: [id] }) : null,
})
