import type { Request } from 'express'
import { isAgent } from '#domain/account/connexion/who.ts'
import { listReferents, type Referent } from '#domain/people/usager/referent-queries.ts'
import { agentName } from '#lib/names.ts'
import { whoOf } from '#web/shared/session.ts'
import { rdvsPath } from '../rdvs/paths.ts'
import { findIdentifiedUsager } from '../session.ts'
import type { Parcours } from './parcours.ts'
import { recherchePath } from './paths.ts'

/** The way to the hours of those who follow somebody. */
export type ReferentHint = { href: string; isKnown: boolean }

/** An account or an invitation says who he is well enough to name those who follow him. */
export function followedUsager(req: Request) {
  const identified = findIdentifiedUsager(req)
  return identified && ['account', 'invitation'].includes(identified.session.kind) ? identified.usager : null
}

/** Those of the address who do follow him; undefined: this is no search for a follow-up. */
export async function ownReferentsOf(req: Request, { referent_ids }: Parcours): Promise<number[] | undefined> {
  if (!referent_ids) return undefined
  const usager = followedUsager(req)
  const own = usager ? await listReferents(usager.id) : []
  return own.map(({ id }) => id).filter((id) => referent_ids.includes(id))
}

/** Under the lists of a search: strangers may have somebody who follows them. */
export async function referentHintOf(req: Request, { referent_ids }: Parcours): Promise<ReferentHint | null> {
  const session = findIdentifiedUsager(req)?.session
  if (referent_ids || isAgent(whoOf(req)) || (session && session.kind !== 'account')) return null
  if (!session) return { href: rdvsPath(), isKnown: false }
  const usager = followedUsager(req)
  return usager && (await listReferents(usager.id)).length > 0 ? { href: rdvsPath(), isKnown: true } : null
}

export const referentCardOf = ({ id, departement, services, ...names }: Referent) => ({
  name: agentName(names),
  services: services.join(', '),
  href: departement ? recherchePath({}, { departement, referent_ids: [id] }) : null,
})
