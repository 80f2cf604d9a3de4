import { findSearchChoices, type SearchChoices } from '#domain/booking/creneau/search-choices-queries.ts'
import type { Chosen } from '#domain/booking/creneau/sought.ts'
import type { Query } from '#lib/path.ts'
import { localDay } from '#lib/zone.ts'
import type { OrganisationVisit } from '../visit.ts'
import type { SearchAddress } from './search-address.ts'

export type MotifChoice = SearchChoices['motifs'][number]

/** What is asked, among what this agent may search with here. */
export type Search = {
  visit: OrganisationVisit
  address: SearchAddress
  choices: SearchChoices
  /** Null: none is chosen, or it is no longer there. */
  motif: MotifChoice | null
  today: string
  from: string
  /** Undefined: everyone. */
  chosen: Chosen | undefined
  /** Null: any. */
  lieuIds: readonly number[] | null
  /** Said, never read as « not asked ». */
  gone: Gone[]
}

export type Gone = 'motif' | 'agents' | 'groupes' | 'equipes' | 'lieux' | 'usagers'

export async function findSearch(visit: OrganisationVisit, address: SearchAddress): Promise<Search> {
  const { actor, organisation, now, timeZone } = visit
  const asked = { organisationId: organisation.id, territoireId: organisation.territoire.id }
  const choices = await findSearchChoices(actor, { ...asked, usagerIds: address.user_ids ?? [] })
  const today = localDay(now, timeZone).toString()
  const { from_date: from = today } = address
  return {
    visit,
    address,
    choices,
    motif: motifIn(choices, address),
    today,
    from: notBefore(from, today),
    chosen: chosenIn(choices, address),
    lieuIds: address.lieu_ids ? known(address.lieu_ids, choices.lieux) : null,
    gone: goneIn(choices, address),
  }
}

/** Of two days as written; nobody looks for yesterday. */
export function notBefore(day: string, today: string) {
  const isPast = day < today
  return isPast ? today : day
}

/** The only one is chosen without a question. */
function motifIn({ motifs }: SearchChoices, { motif_id }: SearchAddress) {
  const [only, ...others] = motifs
  if (motif_id === undefined) return others.length === 0 ? (only ?? null) : null
  return motifs.find(({ id }) => id === motif_id) ?? null
}

/** Asking for nobody who is there finds nothing, rather than everyone. */
function chosenIn({ agents, groups, teams }: SearchChoices, asked: SearchAddress): Chosen | undefined {
  const { agent_ids, group_ids, team_ids } = asked
  if (!agent_ids && !group_ids && !team_ids) return undefined
  const colleagues = groups.filter(({ id }) => group_ids?.includes(id)).flatMap(({ agentIds }) => agentIds)
  return { agentIds: known([...(agent_ids ?? []), ...colleagues], agents), teamIds: known(team_ids ?? [], teams) }
}

type Named = readonly { id: number }[]

const known = (asked: readonly number[], choices: Named) => asked.filter((id) => isIn(choices, id))
const isIn = (choices: Named, wanted: number) => choices.some(({ id }) => id === wanted)

function goneIn(choices: SearchChoices, { motif_id, ...asked }: SearchAddress): Gone[] {
  const lists = [
    ['motif', motif_id === undefined ? [] : [motif_id], choices.motifs],
    ['equipes', asked.team_ids ?? [], choices.teams],
    ['groupes', asked.group_ids ?? [], choices.groups],
    ['agents', asked.agent_ids ?? [], choices.agents],
    ['lieux', asked.lieu_ids ?? [], choices.lieux],
    ['usagers', asked.user_ids ?? [], choices.usagers],
  ] as const
  return lists.filter(([, ids, known]) => ids.some((id) => !isIn(known, id))).map(([name]) => name)
}

/** The same search, in an address; people who are not there are not carried on. */
export const searchQuery = ({ address, motif, from, choices }: Search): Query => ({
  ...address,
  motif_id: motif?.id,
  from_date: from,
  user_ids: choices.usagers.map(({ id }) => id),
})
