import type { AgendaEntry, AgendaRdv } from '#domain/booking/agenda/agent-agenda.ts'
import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import { type TemporalStatus, temporalStatus } from '#domain/booking/rdv/rdv-status.ts'
import type { JourFerie } from '#domain/planning/jour-ferie/jour-ferie.ts'
import { dayNumber, isoDay, MINUTE_MS } from '#lib/day.ts'
import { duration, time } from '#lib/spoken-words.ts'
import { sentence, typo } from '#lib/typography.ts'
import type { Zone } from '#lib/zone.ts'
import { statusWords } from '#web/shared/rdv-status-words.ts'
import { deplacementPath, rdvPath } from '../rdvs/paths.ts'
import {
  hoursInWords,
  isFull,
  organisationName,
  placeOf,
  type Reader,
  seatsInWords,
  seatsOf,
  takenByOf,
  whoOf,
} from './entry-words.ts'

/**
 * What the grid of the browser draws, in the shape that calendar libraries take (`GET /admin/agenda/evenements`; alone by
 * kind: `/rdvs`, `/absences`, `/plage_ouvertures`).
 *
 * - `start`, `end`: wall clock of the organisation's zone with its offset; a library that ignores the offset shows the
 *   right hour, whatever the zone of the browser.
 * - `resourceIds`: the agent's id; of a jour férié, all the agents asked.
 * - `backgroundColor`, `textColor`: full colour, and black or white upon it. `extendedProps.colour` alone is for a tint.
 * - `title` is one line; `extendedProps.who` and `.what` are the two lines of the drawing; `.signs` what stands before
 *   them, `aria-hidden`; `.name` says all of it in words: it is the accessible name.
 * - `extendedProps.moveUrl`: the page of consequences of a move, to be completed by `starts_at`, `ends_at` (ISO 8601 with
 *   offset) and `agent_id`; null where the rdv may not be moved. `editable` says the same to the library.
 * - `extendedProps.until`: when a hold ends by itself: nothing tells it.
 */
export type AgendaEvent = {
  id: string
  resourceIds: string[]
  title: string
  start: string
  end: string
  allDay: boolean
  display: 'auto' | 'background'
  editable: boolean
  url: string | null
  backgroundColor: string
  textColor: string
  classNames: string[]
  extendedProps: EventProps
}

type EventProps = {
  kind: AgendaEntry['kind'] | 'jour-ferie'
  agentId: number | null
  who: string
  what: string
  place: string | null
  colour: string
  signs: string[]
  name: string
  /** Lines of the tooltip. */
  about: string[]
  status: TemporalStatus | 'waiting' | null
  statusText: string | null
  seats: string | null
  isFull: boolean
  isCancelled: boolean
  isElsewhere: boolean
  isWaiting: boolean
  moveUrl: string | null
  until: string | null
}

type Shown = { reader: Reader; hasWaitingStripes: boolean }

export function eventOf(entry: AgendaEntry, shown: Shown): AgendaEvent {
  if (entry.kind === 'rdv') return rdvEvent(entry, shown)
  if (entry.kind === 'absence') return absenceEvent(entry, shown)
  return entry.kind === 'plage' ? plageEvent(entry, shown) : holdEvent(entry, shown)
}

const PLAIN: Omit<EventProps, 'kind' | 'agentId' | 'who' | 'what' | 'colour' | 'name' | 'about'> = {
  place: null,
  signs: [],
  status: null,
  statusText: null,
  seats: null,
  isFull: false,
  isCancelled: false,
  isElsewhere: false,
  isWaiting: false,
  moveUrl: null,
  until: null,
}

type Of<Kind extends AgendaEntry['kind']> = Extract<AgendaEntry, { kind: Kind }>

const ELSEWHERE = '#757575'
const SIGN_OF_STATUS: Partial<Record<TemporalStatus | 'waiting', string>> = {
  seen: '✓',
  noshow: '!',
  unknown_past: '?',
  excused: '✕',
  revoked: '✕',
  waiting: '●',
}
const SIGN_OF_PLACE = { phone: '☎', home: '⌂', visio: null, public_office: null } as const
const STRUCK: readonly string[] = ['excused', 'revoked', 'noshow']
const FAINT: readonly string[] = ['seen', 'excused', 'revoked']
const COMPACT_MINUTES = 30

function rdvEvent(entry: Of<'rdv'>, { reader, hasWaitingStripes }: Shown): AgendaEvent {
  const { rdv, agentId } = entry
  const { organisationId } = reader
  if (rdv.organisationId !== organisationId) return rdvElsewhere(entry, reader)
  const temporal = temporalStatus(rdv, reader.zone, reader.now)
  const isWaiting = temporal === 'unknown_today' && rdv.isWaiting
  const status = isWaiting ? 'waiting' : temporal
  const statusText = isWaiting ? 'en salle d’attente' : statusWords[temporal]
  const isOnline = rdv.takenBy.type === 'usager'
  const minutes = Math.round((entry.endMs - entry.startMs) / MINUTE_MS)
  const mayMove = rdv.status === 'unknown'
  const hours = hoursInWords(entry, reader.zone)
  const what = rdv.motif.collectif ? seatsInWords(rdv) : rdv.motif.name
  const classNames = [
    FAINT.includes(status) && 'est-passe-ou-annule',
    STRUCK.includes(status) && 'est-barre',
    minutes <= COMPACT_MINUTES && 'est-court',
    entry.endMs <= reader.now.epochMilliseconds && 'est-fini',
    isWaiting && hasWaitingStripes && 'est-en-attente',
  ].filter((name) => name !== false)
  return {
    ...placedIn(entry, reader.zone),
    id: `rdv-${rdv.id}-agent-${agentId}`,
    title: rdvTitle(rdv),
    display: 'auto',
    editable: mayMove,
    url: rdvPath({ organisationId, rdvId: rdv.id }, { agent_id: agentId }),
    backgroundColor: rdv.motif.color,
    textColor: textOn(rdv.motif.color),
    classNames,
    extendedProps: {
      kind: 'rdv',
      agentId,
      who: [seatsOf(rdv), whoOf(rdv)].filter(Boolean).join(' '),
      what,
      place: placeOf(rdv),
      colour: rdv.motif.color,
      signs: [SIGN_OF_STATUS[status], isOnline && '@', SIGN_OF_PLACE[rdv.motif.locationType]].filter(isSign),
      name: inWords([
        sentence(hours),
        whoOf(rdv),
        lower(rdv.motif.name),
        rdv.motif.collectif && seatsInWords(rdv),
        rdv.motif.locationType === 'public_office' ? placeOf(rdv) : lower(placeOf(rdv)),
        statusText,
        isOnline && 'pris en ligne',
      ]),
      about: [
        `${sentence(hours)} (${duration(minutes)})`,
        [rdv.motif.name, rdv.name].filter(Boolean).join(' : '),
        whoOf(rdv),
        organisationName(rdv, reader),
        placeOf(rdv),
        `${sentence(statusText)}, pris par : ${lower(takenByOf(rdv))}`,
      ].map(typo),
      status,
      statusText,
      seats: seatsOf(rdv),
      isFull: isFull(rdv),
      isCancelled: isCancelled(rdv),
      isElsewhere: false,
      isWaiting,
      moveUrl: mayMove ? deplacementPath({ organisationId, rdvId: rdv.id }) : null,
      until: null,
    },
  }
}

/** « @ Inès BENALI 🏠 », « Atelier : portage (2/3) » */
function rdvTitle(rdv: AgendaRdv) {
  const { motif, name, takenBy } = rdv
  const marks = { phone: '☎️', home: '🏠', visio: null, public_office: null }
  const what = motif.collectif
    ? `${[motif.name, name].filter(Boolean).join(' : ')} (${seatsOf(rdv)})`
    : [whoOf(rdv), marks[motif.locationType]].filter(Boolean).join(' ')
  return typo(`${takenBy.type === 'usager' ? '@ ' : ''}${what}`)
}

/** Only that the agent is taken there. */
function rdvElsewhere(entry: Of<'rdv'>, reader: Reader): AgendaEvent {
  const { rdv, agentId } = entry
  const where = organisationName(rdv, reader)
  const hours = hoursInWords(entry, reader.zone)
  const statusText = statusWords[temporalStatus(rdv, reader.zone, reader.now)]
  return {
    ...placedIn(entry, reader.zone),
    ...coloured(ELSEWHERE),
    id: `rdv-${rdv.id}-agent-${agentId}`,
    title: where,
    display: 'auto',
    editable: false,
    url: null,
    classNames: STRUCK.includes(rdv.status) ? ['est-ailleurs', 'est-barre'] : ['est-ailleurs'],
    extendedProps: {
      ...PLAIN,
      kind: 'rdv',
      agentId,
      who: where,
      what: 'Autre organisation',
      colour: ELSEWHERE,
      name: inWords([sentence(hours), where, 'rendez-vous d’une autre organisation', statusText]),
      about: [sentence(hours), where].map(typo),
      statusText,
      isCancelled: isCancelled(rdv),
      isElsewhere: true,
    },
  }
}

const ABSENCE = '#7f8c8d'

function absenceEvent(entry: Of<'absence'>, { reader }: Shown): AgendaEvent {
  const hours = hoursInWords(entry, reader.zone)
  return {
    ...placedIn(entry, reader.zone),
    ...coloured(ABSENCE),
    id: `absence-${entry.absenceId}-${entry.startMs}`,
    title: typo(entry.title),
    display: 'auto',
    editable: false,
    url: null,
    classNames: ['est-absence'],
    extendedProps: {
      ...PLAIN,
      kind: 'absence',
      agentId: entry.agentId,
      who: 'Indisponible',
      what: entry.title,
      colour: ABSENCE,
      name: inWords([sentence(hours), 'indisponible', entry.title]),
      about: [sentence(hours), `Indisponible : ${entry.title}`].map(typo),
    },
  }
}

const PLAGE = '#6fceff'

function plageEvent(entry: Of<'plage'>, { reader }: Shown): AgendaEvent {
  const hours = hoursInWords(entry, reader.zone)
  const isElsewhere = entry.organisationId !== reader.organisationId
  const where = isElsewhere ? organisationName(entry, reader) : null
  const colour = isElsewhere ? ELSEWHERE : (entry.color ?? PLAGE)
  return {
    ...placedIn(entry, reader.zone),
    ...coloured(colour),
    id: `plage-${entry.plageId}-${entry.startMs}`,
    title: typo(entry.title),
    display: 'background',
    editable: false,
    url: null,
    classNames: isElsewhere ? ['est-plage', 'est-ailleurs'] : ['est-plage'],
    extendedProps: {
      ...PLAIN,
      kind: 'plage',
      agentId: entry.agentId,
      who: entry.title,
      what: entry.lieu ?? where ?? '',
      place: entry.lieu,
      colour,
      name: inWords([`Plage d’ouverture ${hours}`, entry.title, entry.lieu, where]),
      about: [sentence(hours), `Plage d’ouverture : ${entry.title}`, entry.lieu, where].filter(isSign).map(typo),
      isElsewhere,
    },
  }
}

function holdEvent(entry: Of<'hold'>, { reader }: Shown): AgendaEvent {
  const { zone } = reader
  const hours = hoursInWords(entry, zone)
  const isElsewhere = entry.organisationId !== reader.organisationId
  const motif = isElsewhere ? organisationName(entry, reader) : entry.motif
  const until = `gardée jusqu’à ${time(Temporal.Instant.fromEpochMilliseconds(entry.untilMs), zone.timeZone)}`
  return {
    ...placedIn(entry, zone),
    ...coloured(ELSEWHERE),
    id: `reservation-${entry.holdId}`,
    title: 'Réservation en cours',
    display: 'auto',
    editable: false,
    url: null,
    classNames: ['est-reservation'],
    extendedProps: {
      ...PLAIN,
      kind: 'hold',
      agentId: entry.agentId,
      who: 'Réservation en cours',
      what: motif ?? '',
      colour: ELSEWHERE,
      name: inWords([sentence(hours), 'réservation en cours', motif, until]),
      about: [sentence(hours), motif ? `Réservation en cours : ${motif}` : 'Réservation en cours', sentence(until)].map(
        typo,
      ),
      isElsewhere,
      until: wallClock(entry.untilMs, zone),
    },
  }
}

const JOUR_FERIE = '#6F6F71'

export function jourFerieEvent({ day, name }: JourFerie, agentIds: readonly number[]): AgendaEvent {
  const text = typo(`Jour férié : ${name}`)
  return {
    ...coloured(JOUR_FERIE),
    id: `jour-ferie-${day}`,
    resourceIds: agentIds.map(String),
    title: text,
    start: day,
    end: isoDay(dayNumber(day) + 1),
    allDay: true,
    display: 'auto',
    editable: false,
    url: null,
    classNames: ['est-ferie'],
    extendedProps: {
      ...PLAIN,
      kind: 'jour-ferie',
      agentId: null,
      who: 'Jour férié',
      what: name,
      colour: JOUR_FERIE,
      name: text,
      about: [],
    },
  }
}

const placedIn = ({ agentId, startMs, endMs }: AgendaEntry, zone: Zone) => ({
  resourceIds: [String(agentId)],
  start: wallClock(startMs, zone),
  end: wallClock(endMs, zone),
  allDay: false,
})

/** « 2027-03-01T14:00:00+01:00 » */
const wallClock = (ms: number, { timeZone }: Zone) =>
  Temporal.Instant.fromEpochMilliseconds(ms).toString({ timeZone, smallestUnit: 'second' })

const coloured = (backgroundColor: string) => ({ backgroundColor, textColor: textOn(backgroundColor) })

/** Black or white, as the eye finds the colour light or dark (YIQ). */
function textOn(colour: string) {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  return (red * 299 + green * 587 + blue * 114) / 1000 >= 128 ? '#000000' : '#ffffff'
}

const inWords = (parts: readonly (string | null | false)[]) => typo(parts.filter(isSign).join(', '))

const isSign = (text: string | null | false | undefined): text is string => Boolean(text)

/** In the middle of a sentence; an acronym stays one. */
const lower = (text: string) =>
  /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLocaleLowerCase('fr') + text.slice(1)
