import { z } from 'zod'
import { LIST_STATUSES, type ListOrder, type RdvFilters } from '#domain/booking/rdv/rdv-list.ts'
import type { Query } from '#lib/path.ts'
import { typo } from '#lib/typography.ts'
import { day, id, ids, listed, orNull, words } from '#web/shared/address-values.ts'

const BREADCRUMBS = ['agenda', 'agent_stats', 'user', 'organisation_stats'] as const

/** Everything that an address of the list says. */
export type ListAddress = RdvFilters & {
  /** Null: that of the page alone; 0 among them: all his own. */
  organisationIds: readonly number[] | null
  order: ListOrder
  page: number
  showsDetails: boolean
  breadcrumb: (typeof BREADCRUMBS)[number] | null
  /** A usager as he was typed, to be chosen among those found. */
  sought: string | null
  /** What the address says and cannot be read, said on the page. */
  ignored: string[]
}

/** Of a list of many: one may go on as long as there are rdvs. */
const DEEPEST_PAGE = 100_000

const several = z.preprocess(listed, ids)
const organisations = z.preprocess(
  listed,
  z
    .array(z.union([z.literal('0').transform(Number), id]))
    .min(1)
    .max(50),
)

const anAddress = z.object({
  scoped_organisation_ids: orNull(organisations),
  scoped_organisation_id: orNull(organisations),
  agent_id: orNull(z.union([z.literal('me'), id])),
  user_id: orNull(id),
  usager: orNull(words),
  lieu_ids: orNull(several),
  lieu_id: orNull(several),
  motif_ids: orNull(several),
  motif_id: orNull(several),
  status: orNull(z.enum(LIST_STATUSES)),
  start: orNull(day),
  end: orNull(day),
  ordre: orNull(z.enum(['ancien', 'recent'])),
  page: orNull(z.coerce.number().int().min(1).max(DEEPEST_PAGE)),
  show_user_details: orNull(z.enum(['0', '1', 'true', 'false'])),
  breadcrumb_page: orNull(z.enum(BREADCRUMBS)),
})

/** What cannot be read narrows nothing, and is said. Singular names are those of older links; « me » is who asks. */
export function readListAddress(query: unknown, agentId: number): ListAddress {
  const said = anAddress.parse(query)
  return {
    organisationIds: said.scoped_organisation_ids ?? said.scoped_organisation_id,
    agentId: said.agent_id === 'me' ? agentId : said.agent_id,
    usagerId: said.user_id,
    lieuIds: said.lieu_ids ?? said.lieu_id ?? [],
    motifIds: said.motif_ids ?? said.motif_id ?? [],
    status: said.status,
    start: said.start,
    end: said.end,
    order: said.ordre ?? 'ancien',
    page: said.page ?? 1,
    showsDetails: said.show_user_details === '1' || said.show_user_details === 'true',
    breadcrumb: said.breadcrumb_page,
    sought: said.usager,
    ignored: ignoredIn(z.record(z.string(), z.unknown()).parse(query), said),
  }
}

const toComplete = z.strictObject({ agent_id: z.literal('me'), status: z.literal('unknown_past') })

/** His own rdvs without outcome, and nothing else: the address of the banner. */
export const asksToComplete = (query: unknown) => toComplete.safeParse(query).success

const WORDS: Readonly<Partial<Record<keyof z.infer<typeof anAddress>, string>>> = {
  start: 'La date de début',
  end: 'La date de fin',
  status: 'Le statut demandé',
  agent_id: 'L’agent demandé',
  user_id: 'L’usager demandé',
  lieu_ids: 'Le lieu demandé',
  lieu_id: 'Le lieu demandé',
  motif_ids: 'Le motif demandé',
  motif_id: 'Le motif demandé',
}

/** An empty field asks for nothing. */
function ignoredIn(query: Readonly<Record<string, unknown>>, said: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(WORDS).flatMap(([name, subject]) => {
    const sent = query[name]
    if (sent === undefined || sent === '' || said[name] !== null) return []
    const quoted = typeof sent === 'string' ? ` « ${sent.slice(0, 100)} »` : ''
    const agreed = subject.startsWith('La ') ? 'lue' : 'lu'
    return [typo(`${subject}${quoted} ne peut pas être ${agreed} : ce filtre est ignoré.`)]
  })
}

/** The address that says it, without what goes without saying. */
export const listQuery = (address: Omit<ListAddress, 'ignored' | 'sought'>): Query => ({
  scoped_organisation_ids: address.organisationIds,
  agent_id: address.agentId,
  user_id: address.usagerId,
  lieu_ids: address.lieuIds,
  motif_ids: address.motifIds,
  status: address.status,
  start: address.start,
  end: address.end,
  ordre: address.order === 'ancien' ? null : address.order,
  show_user_details: address.showsDetails ? '1' : null,
  breadcrumb_page: address.breadcrumb,
  page: address.page === 1 ? null : address.page,
})
