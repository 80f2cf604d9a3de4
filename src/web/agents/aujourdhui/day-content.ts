import type { AgendaEntry } from '#domain/booking/agenda/agent-agenda.ts'
import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import type { RdvChoices } from '#domain/booking/rdv/rdv-filter-queries.ts'
import type { RdvRow } from '#domain/booking/rdv/rdv-row-queries.ts'
import { statusOnTheHour } from '#domain/booking/rdv/rdv-status.ts'
import { dayNumber, isoDay } from '#lib/day.ts'
import { folded } from '#lib/folding.ts'
import { displayName } from '#lib/names.ts'
import { day as dayInWords, dayShort, plural, time, timeRange } from '#lib/spoken-words.ts'
import { sentence, typo } from '#lib/typography.ts'
import { type Zone, zoneOf } from '#lib/zone.ts'
import { wizardPath } from '../nouveau-rdv/paths.ts'
import { rdvsPath } from '../rdvs/paths.ts'
import { rowOf, whoOf } from '../rdvs/rdv-row.ts'
import type { ToComplete } from '../rdvs/to-complete.ts'
import type { OrganisationVisit } from '../visit.ts'
import { type DayAddress, dayQuery, type Shown } from './day-address.ts'
import { aujourdhuiPath } from './paths.ts'

type Link = { href: string; text: string }
type Option = { value: string | number; text: string }
type NextHour = { who: string; service: string; href: string; hour: string; when: string }

export type DayPage = {
  heading: string
  about: string
  counts: { value: number; text: string }[]
  toComplete: ToComplete | null
  newRdv: string
  filters: {
    action: string
    isOpen: boolean
    jour: string
    term: string | null
    agents: { options: Option[]; value: number | string }
    montrer: { options: Option[]; value: string }
  }
  nextHours: { summary: string; hours: NextHour[] } | null
  moves: Link[]
  caption: string
  groups: { title: null; rows: (ReturnType<typeof rowOf> | { kind: 'now'; text: string })[] }[]
  more: Link | null
  empty: { title: string; text: string } | null
  absences: string[]
  /** Of whom neither free hours nor absences are told. */
  untold: string | null
}

type DayShown = {
  address: DayAddress
  day: string
  today: string
  rows: readonly RdvRow[]
  total: number
  agents: RdvChoices['agents']
  /** Those of them whose free hours and absences are known. */
  looked: RdvChoices['agents']
  /** Milliseconds, by agent. */
  firsts: ReadonlyMap<number, number>
  absences: readonly AgendaEntry[]
  toComplete: ToComplete | null
}

export function dayContent(visit: OrganisationVisit, shown: DayShown): DayPage & { title: string } {
  const { organisation, timeZone, now } = visit
  const { address, day, today, rows, total, agents, toComplete } = shown
  const zone = zoneOf(timeZone)
  const isToday = day === today
  const when = dayInWords(day)
  const heading = isToday ? `Aujourd’hui, ${dayShort(day)}` : sentence(when)
  const href = (changes: Partial<DayAddress>) =>
    aujourdhuiPath({ organisationId: organisation.id }, dayQuery({ ...address, ...changes }))
  const seen = rows.filter((rdv) => isShown(rdv, address, { zone, now }))
  const clock = `Il est ${time(now, timeZone)}.`
  return {
    title: heading,
    heading,
    about: typo(
      `${organisation.name}, ${plural(agents.length, 'agent')}, ${plural(total, 'rendez-vous', 'rendez-vous')}.${isToday ? ` ${clock}` : ''}`,
    ),
    counts: countsOf(rows, { zone, now }),
    toComplete,
    newRdv: wizardPath({ organisationId: organisation.id }),
    filters: filtersOf(visit, shown),
    nextHours: nextHoursOf(visit, shown),
    moves: ([-1, 1] as const).map((step) => {
      const other = isoDay(dayNumber(day) + step)
      return {
        href: href({ jour: other === today ? null : other }),
        text: step < 0 ? 'Jour précédent' : 'Jour suivant',
      }
    }),
    caption: `RDV du ${when}`,
    groups: [
      {
        title: null,
        rows: withNow(
          seen.map((rdv) => rowOf(rdv, readerOf(visit, href({})))),
          seen,
          { isToday, timeZone, now },
        ),
      },
    ],
    more:
      total > rows.length
        ? {
            href: rdvsPath({ organisationId: organisation.id }, { start: day, end: day }),
            text: typo(`Voir les ${total} rendez-vous dans la liste`),
          }
        : null,
    empty: seen.length > 0 ? null : emptyOf(rows.length > 0),
    absences: absencesOf(shown, zone),
    untold: untoldOf(shown),
  }
}

type Clock = { zone: Zone; now: Temporal.Instant }

const STATUSES: Record<Shown, readonly ReturnType<typeof statusOnTheHour>[]> = {
  'a-venir': ['unknown_future', 'waiting'],
  'a-completer': ['unknown_past'],
  annules: ['excused', 'revoked'],
}

function isShown(rdv: RdvRow, { montrer, term }: DayAddress, { zone, now }: Clock) {
  if (montrer && !STATUSES[montrer].includes(statusOnTheHour(rdv, zone, now))) return false
  return term === null || isNamed(rdv, term)
}

/** By a part of a name, or of a number without its signs. */
function isNamed(rdv: RdvRow, term: string) {
  const digits = term.replaceAll(/\D/g, '').replace(/^0/, '')
  const numbers = rdv.usagers.map(({ phoneNumber }) => (phoneNumber ?? '').replaceAll(/\D/g, ''))
  const people = [whoOf(rdv), ...rdv.usagers.map(({ responsible }) => (responsible ? displayName(responsible) : ''))]
  return (
    people.some((name) => folded(name).includes(folded(term))) ||
    (digits.length > 3 && numbers.some((number) => number.includes(digits)))
  )
}

function countsOf(rows: readonly RdvRow[], { zone, now }: Clock) {
  const statuses = rows.map((rdv) => statusOnTheHour(rdv, zone, now))
  const count = (wanted: readonly string[]) => statuses.filter((status) => wanted.includes(status)).length
  const cancelled = rows.filter(isCancelled).length
  return [
    { value: rows.length - cancelled, text: 'rendez-vous' },
    { value: count(['waiting']), text: 'en salle d’attente' },
    { value: count(['unknown_past']), text: 'à compléter' },
    { value: cancelled, text: cancelled > 1 ? 'annulés' : 'annulé' },
  ]
}

const readerOf = (visit: OrganisationVisit, from: string) => ({
  actor: visit.actor,
  now: visit.now,
  organisationId: visit.organisation.id,
  organisations: visit.organisations,
  deeds: { from, before: true as const },
})

type Line = ReturnType<typeof rowOf>

/** Before the first that has yet to begin; after the last once all have. */
function withNow(
  lines: readonly Line[],
  rdvs: readonly RdvRow[],
  { isToday, timeZone, now }: { isToday: boolean; timeZone: string; now: Temporal.Instant },
): DayPage['groups'][number]['rows'] {
  if (!isToday || lines.length === 0) return [...lines]
  const begun = rdvs.filter(({ startsAt }) => startsAt.getTime() <= now.epochMilliseconds).length
  const line = { kind: 'now' as const, text: `${time(now, timeZone)}, maintenant` }
  return [...lines.slice(0, begun), line, ...lines.slice(begun)]
}

const MONTRER: Record<Shown, string> = { 'a-venir': 'À venir', 'a-completer': 'À compléter', annules: 'Annulés' }

function filtersOf({ organisation }: OrganisationVisit, { address, day, agents }: DayShown): DayPage['filters'] {
  const { agentId, montrer, term, jour } = address
  return {
    action: aujourdhuiPath({ organisationId: organisation.id }),
    isOpen: [agentId, montrer, term, jour].some((value) => value !== null),
    jour: day,
    term,
    agents: { options: agents.map((agent) => ({ value: agent.id, text: displayName(agent) })), value: agentId ?? '' },
    montrer: { options: Object.entries(MONTRER).map(([value, text]) => ({ value, text })), value: montrer ?? '' },
  }
}

/** The next free hour of each agent, the nearest in the summary. */
function nextHoursOf(
  { organisation, timeZone }: OrganisationVisit,
  { agents, firsts, today }: DayShown,
): DayPage['nextHours'] {
  const zone = zoneOf(timeZone)
  const found = agents
    .flatMap((agent) => {
      const startsAtMs = firsts.get(agent.id)
      return startsAtMs === undefined ? [] : [{ agent, startsAtMs }]
    })
    .toSorted((a, b) => a.startsAtMs - b.startsAtMs || a.agent.id - b.agent.id)
  const hours = found.map(({ agent, startsAtMs }) => {
    const startsAt = Temporal.Instant.fromEpochMilliseconds(startsAtMs)
    const starts_at = startsAt.toZonedDateTimeISO(timeZone).toString({ timeZoneName: 'never' })
    return {
      who: displayName(agent),
      service: agent.services.join(', '),
      href: wizardPath({ organisationId: organisation.id }, { starts_at, agent_ids: [agent.id] }),
      hour: time(startsAt, timeZone),
      when: whenOf(isoDay(zone.dayOf(startsAtMs)), today),
    }
  })
  const [first] = hours
  if (!first) return null
  const others = hours.length > 1 ? `. Voir les ${hours.length}` : ''
  const when = first.when === 'aujourd’hui' ? '' : ` ${first.when}`
  return { summary: typo(`Prochain horaire libre :${when} ${first.hour}, ${first.who}${others}`), hours }
}

function whenOf(day: string, today: string) {
  const days = dayNumber(day) - dayNumber(today)
  return days === 0 ? 'aujourd’hui' : days === 1 ? 'demain' : dayShort(day)
}

/** « Amina DIALLO, de 15 h 30 à 17 h : réunion de service » */
function absencesOf({ absences, agents, day }: DayShown, zone: Zone) {
  const [from, to] = [zone.startOfDay(dayNumber(day)), zone.startOfDay(dayNumber(day) + 1)]
  return absences.flatMap((entry) => {
    const agent = agents.find(({ id }) => id === entry.agentId)
    if (!agent || entry.kind !== 'absence' || entry.endMs <= from || entry.startMs >= to) return []
    const [start, end] = [Math.max(entry.startMs, from), Math.min(entry.endMs, to)].map((ms) =>
      Temporal.Instant.fromEpochMilliseconds(ms),
    )
    const isWhole = entry.startMs <= from && entry.endMs >= to - 60_000
    const hours = isWhole || !start || !end ? 'toute la journée' : timeRange(start, end, zone.timeZone)
    return [typo(`${displayName(agent)}, ${hours} : ${entry.title}`)]
  })
}

/** Agents are in the order of their names: who is left out can be told from the last. */
function untoldOf({ agents, looked }: DayShown) {
  const [first, last] = [looked.at(0), looked.at(-1)]
  if (!first || !last || looked.length === agents.length) return null
  return typo(
    `Horaires libres et absences : seuls ceux des ${looked.length} premiers agents sur ${agents.length} sont montrés, de ${displayName(first)} à ${displayName(last)}. Ceux des autres sont dans leurs agendas.`,
  )
}

const emptyOf = (isNarrowed: boolean) =>
  isNarrowed
    ? { title: 'Aucun rendez-vous', text: 'Aucun rendez-vous de ce jour ne correspond à ce que vous cherchez.' }
    : { title: 'Aucun rendez-vous ce jour', text: 'Vous ne voyez aucun rendez-vous de cette organisation ce jour-là.' }
