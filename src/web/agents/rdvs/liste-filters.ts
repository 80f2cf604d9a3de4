import type { AgentActor } from '#domain/actor/agent-actor.ts'
import type { RdvChoices } from '#domain/booking/rdv/rdv-filter-queries.ts'
import { LIST_STATUSES, type ListStatus } from '#domain/booking/rdv/rdv-list.ts'
import { displayName, fullName } from '#lib/names.ts'
import { day, dayRange } from '#lib/spoken-words.ts'
import { numero, sentence, typo } from '#lib/typography.ts'
import { statusWords } from '#web/shared/rdv-status-words.ts'
import type { OrganisationVisit } from '../visit.ts'
import type { ListAddress } from './liste-address.ts'

type Option = { value: number | string; text: string }
type Organisation = OrganisationVisit['organisation']
type Link = { href: string; text: string }

/** Each field with what is chosen in it. */
export type FilterFields = {
  organisations: { options: Option[]; values: number[] } | null
  agents: { options: Option[]; value: number | string }
  statuses: { options: Option[]; value: string }
  motifs: { legend: string; options: Option[] }[]
  motifIds: readonly number[]
  lieux: { legend: string; options: Option[] }[]
  lieuIds: readonly number[]
  usager: string | null
  start: string | null
  end: string | null
  /** What the form carries along. */
  hidden: { name: string; value: string }[]
}

type Asked = {
  address: ListAddress
  organisations: readonly Organisation[]
  all: readonly Organisation[]
  choices: RdvChoices
  actor: AgentActor
}

export function filterFields({ address, organisations, all, choices, actor }: Asked): FilterFields {
  const several = organisations.length > 1
  return {
    organisations:
      all.length === 1
        ? null
        : {
            options: [
              { value: 0, text: typo(`Toutes (${all.length})`) },
              ...all.map(({ id, name }) => ({ value: id, text: name })),
            ],
            values: organisations.length === all.length ? [0] : organisations.map(({ id }) => id),
          },
    agents: {
      options: choices.agents.map((agent) => ({
        value: agent.id,
        text: agent.id === actor.id ? `Moi (${displayName(agent)})` : displayName(agent),
      })),
      value: address.agentId ?? '',
    },
    statuses: {
      options: LIST_STATUSES.map((value) => ({ value, text: sentence(statusWords[value]) })),
      value: address.status ?? '',
    },
    motifs: grouped(choices.motifs, (motif) => [motif.service, several && nameOf(organisations, motif)], motifName),
    motifIds: address.motifIds,
    lieux: grouped(
      choices.lieux,
      (lieu) => [nameOf(organisations, lieu)],
      ({ name }) => name,
    ),
    lieuIds: address.lieuIds,
    usager: address.sought,
    start: address.start,
    end: address.end,
    hidden: [
      ...(address.usagerId === null ? [] : [{ name: 'user_id', value: String(address.usagerId) }]),
      ...(address.showsDetails ? [{ name: 'show_user_details', value: '1' }] : []),
      ...(address.order === 'recent' ? [{ name: 'ordre', value: 'recent' }] : []),
      ...(address.breadcrumb ? [{ name: 'breadcrumb_page', value: address.breadcrumb }] : []),
    ],
  }
}

function grouped<Item extends { id: number }>(
  items: readonly Item[],
  legendOf: (item: Item) => (string | false)[],
  textOf: (item: Item) => string,
) {
  const groups = Map.groupBy(items, (item) => legendOf(item).filter(Boolean).join(', '))
  return [...groups].map(([legend, group]) => ({
    legend,
    options: group.map((item) => ({ value: item.id, text: textOf(item) })),
  }))
}

const nameOf = (organisations: readonly Organisation[], { organisationId }: { organisationId: number }) =>
  organisations.find(({ id }) => id === organisationId)?.name ?? ''

const motifName = ({ name, isArchived }: RdvChoices['motifs'][number]) => (isArchived ? `${name} (archivé)` : name)

type Active = {
  address: ListAddress
  organisations: readonly Organisation[]
  choices: RdvChoices
  href: (changes: Partial<ListAddress>) => string
  isAlone: boolean
}

/** Each filter in use, and the address without it. What is not there for him is said so, and still narrows. */
export function activeFilters({ address, organisations, choices, href }: Active): Link[] {
  const { organisationIds, agentId, usagerId, lieuIds, motifIds, status } = address
  const agent = choices.agents.find(({ id }) => id === agentId)
  const period = periodInWords(address)
  return [
    ...(organisationIds?.includes(0)
      ? [{ text: 'Toutes mes organisations', href: href({ organisationIds: null }) }]
      : (organisationIds ?? []).map((id) => ({
          text: organisations.find((one) => one.id === id)?.name ?? '',
          href: href({ organisationIds: without(organisationIds ?? [], id) }),
        }))),
    ...(agentId === null
      ? []
      : [
          {
            text: agent ? displayName(agent) : typo(`Agent ${numero(agentId)}, inconnu ici`),
            href: href({ agentId: null }),
          },
        ]),
    ...(usagerId === null
      ? []
      : [
          {
            text: choices.usager ? fullName(choices.usager) : typo(`Usager ${numero(usagerId)}, inconnu ici`),
            href: href({ usagerId: null }),
          },
        ]),
    ...motifIds.map((id) => ({
      text: motifText(id, choices),
      href: href({ motifIds: motifIds.filter((one) => one !== id) }),
    })),
    ...lieuIds.map((id) => ({
      text: choices.lieux.find((lieu) => lieu.id === id)?.name ?? typo(`Lieu ${numero(id)}, fermé ou inconnu ici`),
      href: href({ lieuIds: lieuIds.filter((one) => one !== id) }),
    })),
    ...(status === null ? [] : [{ text: statusText(status), href: href({ status: null }) }]),
    ...(period === null ? [] : [{ text: period, href: href({ start: null, end: null }) }]),
  ]
}

function without(ids: readonly number[], gone: number) {
  const left = ids.filter((id) => id !== gone)
  return left.length > 0 ? left : null
}

function motifText(id: number, { motifs }: RdvChoices) {
  const motif = motifs.find((one) => one.id === id)
  return motif ? motifName(motif) : typo(`Motif ${numero(id)}, inconnu ici`)
}

const statusText = (status: ListStatus) => sentence(statusWords[status])

/** « Mardi 2 mars 2027 », « Du 1er au 31 mars 2027 », « À partir du 1er mars » */
export function periodInWords({ start, end }: Pick<ListAddress, 'start' | 'end'>): string | null {
  if (start && end) return sentence(start === end ? day(start) : dayRange(start, end))
  if (start) return `À partir du ${day(start)}`
  return end ? `Jusqu’au ${day(end)}` : null
}
