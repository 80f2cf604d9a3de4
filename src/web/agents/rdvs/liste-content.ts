import { type AgentActor, reachIn } from '#domain/actor/agent-actor.ts'
import type { RdvDetails } from '#domain/booking/rdv/rdv-details-queries.ts'
import type { RdvChoices } from '#domain/booking/rdv/rdv-filter-queries.ts'
import { MOST_COUNTED } from '#domain/booking/rdv/rdv-list.ts'
import type { RdvPage } from '#domain/booking/rdv/rdv-list-queries.ts'
import { addressOf } from '#domain/booking/rdv/rdv-place.ts'
import type { RdvRow } from '#domain/booking/rdv/rdv-row-queries.ts'
import { readContext } from '#domain/booking/rdv/read-context.ts'
import type { Person } from '#domain/people/usager/person.ts'
import { readNotes } from '#domain/people/usager/read-notes.ts'
import { isoDay } from '#lib/day.ts'
import { displayName, fullName, ofPerson } from '#lib/names.ts'
import { phone } from '#lib/phone.ts'
import { age, dayNumeric, plural } from '#lib/spoken-words.ts'
import { typo } from '#lib/typography.ts'
import { zoneOf } from '#lib/zone.ts'
import { agendaPath } from '../agenda/paths.ts'
import { exportDeRdvsPath, exportsPath } from '../exports/paths.ts'
import { openedWords } from '../opened-words.ts'
import { reachWords } from '../reach-words.ts'
import { usagerPath } from '../usagers/paths.ts'
import { personShown } from '../usagers/person-words.ts'
import type { OrganisationVisit } from '../visit.ts'
import { type ListAddress, listQuery } from './liste-address.ts'
import { activeFilters, type FilterFields, filterFields, periodInWords } from './liste-filters.ts'
import { rdvsPath } from './paths.ts'
import { type RowGroup, rowGroups } from './rdv-row.ts'
import type { ToComplete } from './to-complete.ts'

type Link = { href: string; text: string }

/** What unfolds under a row, and stands on paper: a line a person, then the context. */
type Details = { people: string[]; context: string | null; address: string | null }

export type ListPage = {
  back: Link | null
  about: string
  caption: string
  groups: RowGroup[]
  details: Record<number, Details>
  sort: { direction: string; href: string }
  toComplete: ToComplete | null
  ignored: string[]
  /** Who may be meant by what was typed of a usager. */
  people: { text: string; links: (Link & { detail: string })[] } | null
  filters: FilterFields & { active: Link[]; clear: string; action: string; today: string }
  switches: Link[]
  /** Where the whole list is asked as a file; null when it is empty. */
  exporting: { action: string; list: string } | null
  pagination: { page: number; pages: number; href: (page: number) => string }
  /** Of the sheet that is printed. */
  paper: { title: string; organisation: string; period: string | null; part: string | null }
  empty: { title: string; text: string } | null
}

type Listed = {
  address: ListAddress
  organisations: readonly OrganisationVisit['organisation'][]
  listed: RdvPage
  size: number
  rows: readonly RdvRow[]
  details: ReadonlyMap<number, RdvDetails>
  choices: RdvChoices
  toComplete: ToComplete | null
  people: readonly Person[] | null
}

/** Words and links around the rows. */
export function listContent(visit: OrganisationVisit, shown: Listed): ListPage & { title: string } {
  const { actor, organisation, organisations: all, now, timeZone } = visit
  const { address, organisations, listed, size, rows, details, choices, toComplete, people } = shown
  const href = (changes: Partial<ListAddress> = {}) =>
    rdvsPath({ organisationId: organisation.id }, listQuery({ ...address, page: 1, ...changes }))
  const pages = pagesOf(listed, address.page, size)
  const many = listed.total > MOST_COUNTED ? 'plus de ' : ''
  const here = pages > 1 ? typo(`, page ${address.page} sur ${many}${many ? MOST_COUNTED / size : pages}`) : ''
  const today = isoDay(zoneOf(timeZone).dayOf(now.epochMilliseconds))
  const active = activeFilters({ address, organisations, choices, href, isAlone: all.length === 1 })
  const reader = {
    actor,
    now,
    organisationId: organisation.id,
    organisations: all,
    agentId: address.breadcrumb === 'agenda' ? address.agentId : null,
    deeds: { from: href({ page: address.page }) },
  }
  const words = WORDS[address.order]
  return {
    title: `Liste des RDV${here}`,
    back: backOf(visit, address, choices),
    about: [`${countOf(listed)}${rows.length > 1 ? `, ${words.order}` : ''}.`, seenIn(actor, organisations)].join(' '),
    caption: `Liste des RDV, ${words.order}${here}`,
    groups: rowGroups(rows, reader),
    details: Object.fromEntries([...details].map(([id, one]) => [id, detailsOf(one, organisations, visit)])),
    sort: { direction: words.direction, href: href({ order: words.other }) },
    toComplete,
    ignored: [...address.ignored, ...disorder(address)],
    people:
      people && peopleFound(people, { sought: address.sought ?? '', visit, href: (usagerId) => href({ usagerId }) }),
    filters: {
      ...filterFields({ address, organisations, all, choices, actor }),
      active,
      action: rdvsPath({ organisationId: organisation.id }),
      clear: rdvsPath({ organisationId: organisation.id }),
      today: rdvsPath({ organisationId: organisation.id }, { start: today, end: today }),
    },
    switches: [
      {
        href: href({ showsDetails: !address.showsDetails, page: address.page }),
        text: address.showsDetails ? 'Cacher les détails des usagers' : 'Montrer les détails des usagers',
      },
    ],
    exporting:
      rows.length > 0
        ? {
            action: exportDeRdvsPath({ organisationId: organisation.id }, listQuery({ ...address, page: 1 })),
            list: exportsPath(),
          }
        : null,
    pagination: { page: address.page, pages, href: (page) => href({ page }) },
    paper: {
      title: agendaOf(address, choices) ?? 'Liste des RDV',
      organisation: organisations.map(({ name }) => name).join(', '),
      period: periodInWords(address),
      part:
        pages > 1
          ? typo(`Page ${address.page} sur ${many}${many ? MOST_COUNTED / size : pages} de cette liste.`)
          : null,
    },
    empty: rows.length > 0 ? null : emptyOf(active.length > 0),
  }
}

type Choosing = { sought: string; visit: OrganisationVisit; href: (usagerId: number) => string }

function peopleFound(people: readonly Person[], { sought, visit, href }: Choosing) {
  const today = visit.now.toZonedDateTimeISO(visit.timeZone).toPlainDate()
  const text =
    people.length > 0
      ? `Plusieurs usagers correspondent à « ${sought} » : choisissez.`
      : `Aucun usager ne correspond à « ${sought} ».`
  const shown = people.map((person) => personShown(person, today))
  return { text: typo(text), links: shown.map(({ id, name, detail }) => ({ href: href(id), text: name, detail })) }
}

/** « 86 RDV trouvés », « Plus de 10 000 RDV trouvés » */
function countOf({ total }: RdvPage) {
  if (total === 0) return 'Aucun RDV trouvé'
  return typo(total > MOST_COUNTED ? 'Plus de 10 000 RDV trouvés' : plural(total, 'RDV trouvé', 'RDV trouvés'))
}

/** Beyond what is counted, as many as there are up to the next one. */
const pagesOf = ({ total, hasNext }: RdvPage, page: number, size: number) =>
  total > MOST_COUNTED ? Math.max(MOST_COUNTED / size, page + (hasNext ? 1 : 0)) : Math.ceil(total / size)

const WORDS = {
  ancien: { order: 'du plus ancien au plus récent', direction: 'ascending', other: 'recent' },
  recent: { order: 'du plus récent au plus ancien', direction: 'descending', other: 'ancien' },
} as const

function seenIn(actor: AgentActor, organisations: Listed['organisations']) {
  const reaches = new Set(organisations.map(({ id }) => reachIn(actor, id) ?? 'les-siens'))
  const [only = 'les-siens', other] = reaches
  if (other) return 'Vous voyez les RDV que vos droits ouvrent dans chaque organisation.'
  return organisations.length > 1 && only === 'tous'
    ? 'Vous voyez tous les RDV de ces organisations.'
    : reachWords[only]
}

function backOf({ organisation }: OrganisationVisit, address: ListAddress, choices: RdvChoices): Link | null {
  const { breadcrumb, usagerId } = address
  if (breadcrumb === 'user' && usagerId !== null && choices.usager) {
    const href = usagerPath({ organisationId: organisation.id, usagerId })
    return { href, text: `Fiche ${ofPerson(fullName(choices.usager))}` }
  }
  if (breadcrumb !== 'agenda' || address.agentId === null) return null
  const params = { organisationId: organisation.id, agentId: address.agentId }
  return {
    href: agendaPath(params, { date: address.start, vue: address.start ? 'jour' : null }),
    text: agendaOf(address, choices) ?? 'Agenda',
  }
}

const disorder = ({ start, end }: ListAddress) =>
  start && end && end < start ? ['La fin de la période est avant son début : aucun RDV ne peut être trouvé.'] : []

function agendaOf({ agentId }: ListAddress, { agents }: RdvChoices) {
  const agent = agents.find(({ id }) => id === agentId)
  return agent ? `Agenda ${ofPerson(displayName(agent))}` : null
}

/** A remark and a context are shown where the territoire of the rdv wants them, whatever that of the page wants. */
function detailsOf(
  details: RdvDetails,
  organisations: Listed['organisations'],
  { timeZone, now }: OrganisationVisit,
): Details {
  const organisation = organisations.find(({ id }) => id === details.organisationId)
  const { enableContextField = false, enableNotesField = false } = organisation?.territoire ?? {}
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const people = details.participations.map(({ usager }) => {
    const born = usager.birthDate && Temporal.PlainDate.from(usager.birthDate)
    const notes = enableNotesField ? openedWords(readNotes(usager)) : null
    return [
      fullName(usager),
      born && `${dayNumeric(born)} (${age(born, today)})`,
      usager.phoneNumber && phone(usager.phoneNumber),
      usager.email,
      usager.address ?? usager.responsible?.address,
      notes && typo(`remarques : ${notes}`),
    ]
      .filter(Boolean)
      .join(' · ')
  })
  return { people, context: enableContextField ? openedWords(readContext(details)) : null, address: addressOf(details) }
}

const emptyOf = (isNarrowed: boolean) =>
  isNarrowed
    ? {
        title: 'Aucun RDV',
        text: 'Parmi ceux que vous voyez, aucun ne correspond à ces filtres. Retirez-en un pour élargir.',
      }
    : { title: 'Aucun RDV', text: 'Vous ne voyez aucun RDV dans cette organisation pour l’instant.' }
