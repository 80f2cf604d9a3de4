import type { AgentOfAgenda } from '#domain/booking/agenda/agenda-queries.ts'
import {
  type AgendaDay,
  type AgendaEntry,
  type AgendaRdv,
  type BusyTime,
  daysOf,
} from '#domain/booking/agenda/agent-agenda.ts'
import { freeTimes } from '#domain/booking/agenda/free-times.ts'
import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import { type TemporalStatus, temporalStatus } from '#domain/booking/rdv/rdv-status.ts'
import { type DayNumber, dayNumber } from '#lib/day.ts'
import { displayName } from '#lib/names.ts'
import { dayShort, time } from '#lib/spoken-words.ts'
import { sentence, typo } from '#lib/typography.ts'
import { wizardPath } from '../nouveau-rdv/paths.ts'
import { rdvPath } from '../rdvs/paths.ts'
import { hoursOnDay, organisationName, placeOf, type Reader, seatsOf, takenByOf, whoOf } from './entry-words.ts'

/** A day of an agent, or of several the day of each. */
export type Group = { title: string; rows: Row[] }

type Row = RdvRow | { kind: 'planning'; hours: string; text: string; isPlage: boolean } | FreeRow

type FreeRow = { kind: 'libre'; hours: string; href: string; who: string }

type RdvRow = {
  kind: 'rdv'
  hours: string
  /** Null in another organisation. */
  href: string | null
  who: string
  motif: { colour: string; name: string }
  place: string
  status: TemporalStatus | 'waiting'
  takenBy: string
  isCancelled: boolean
  /** One comes from it. */
  isSelected: boolean
}

export type RowsReader = Reader & { selected: number | null; busy: readonly BusyTime[] }

/** By day; of several agents by day and agent, in a week without those who have nothing that day. */
export function groupsOf(days: readonly AgendaDay[], agents: readonly AgentOfAgenda[], reader: RowsReader): Group[] {
  if (agents.length === 1)
    return days.map((day) => ({ title: dayTitle(day, reader), rows: rowsOf(day, agents, reader) }))
  const groups = days.flatMap((day) =>
    agents.flatMap((agent) => {
      const own = daysOf([day], agent.id)
      const rows = own.flatMap((one) => rowsOf(one, [agent], reader))
      if (days.length > 1 && rows.length === 0) return []
      return [{ title: `${dayTitle(day, reader)} – ${displayName(agent)}`, rows }]
    }),
  )
  return groups
}

function dayTitle({ day, jourFerie }: AgendaDay, { zone, now }: Reader) {
  const today = zone.dayOf(now.epochMilliseconds) === dayNumber(day)
  const title = `${sentence(dayShort(day))}${today ? ' (aujourd’hui)' : ''}`
  return typo([title, jourFerie && `jour férié : ${jourFerie}`].filter(Boolean).join(' – '))
}

/** What is there, and between it the hours that are free. */
function rowsOf({ day, entries }: AgendaDay, agents: readonly AgentOfAgenda[], reader: RowsReader): Row[] {
  const { zone, now, organisationId } = reader
  const number = dayNumber(day)
  const bounds = { startMs: zone.startOfDay(number), endMs: zone.startOfDay(number + 1) }
  const taken = entries.map((entry) => ({ startMs: entry.startMs, row: rowOf(entry, number, reader) }))
  const free = agents.flatMap((agent) =>
    freeTimes(entries, { organisationId, now, busy: busyOf(agent, reader), ...bounds }).map((times) => ({
      startMs: times.startMs,
      row: freeRow(times, number, agent, reader),
    })),
  )
  return [...taken, ...free].toSorted((a, b) => a.startMs - b.startMs).map(({ row }) => row)
}

const busyOf = ({ id }: AgentOfAgenda, { busy }: RowsReader) => busy.filter(({ agentId }) => agentId === id)

function freeRow(
  times: { startMs: number; endMs: number },
  day: DayNumber,
  agent: AgentOfAgenda,
  { zone, organisationId }: Reader,
): FreeRow {
  const startsAt = Temporal.Instant.fromEpochMilliseconds(times.startMs)
  const starts_at = startsAt.toString({ timeZone: zone.timeZone, smallestUnit: 'second' })
  return {
    kind: 'libre',
    hours: hoursOnDay(times, day, zone),
    href: wizardPath({ organisationId }, { starts_at, agent_ids: [agent.id] }),
    who: `à ${time(startsAt, zone.timeZone)} avec ${displayName(agent)}`,
  }
}

function rowOf(entry: AgendaEntry, day: DayNumber, reader: RowsReader): Row {
  const hours = hoursOnDay(entry, day, reader.zone)
  if (entry.kind === 'rdv') return rdvRow(entry.rdv, entry.agentId, hours, reader)
  return { kind: 'planning', hours, text: typo(planningWords(entry, reader)), isPlage: entry.kind === 'plage' }
}

function planningWords(entry: Exclude<AgendaEntry, { kind: 'rdv' }>, reader: Reader) {
  if (entry.kind === 'absence') return `Indisponible : ${entry.title}`
  const elsewhere = entry.organisationId === reader.organisationId ? null : organisationName(entry, reader)
  if (entry.kind === 'plage')
    return [`Plage d’ouverture : ${entry.title}`, entry.lieu, elsewhere].filter(Boolean).join(', ')
  const until = time(Temporal.Instant.fromEpochMilliseconds(entry.untilMs), reader.zone.timeZone)
  const what = elsewhere ?? entry.motif
  return `Réservation en cours${what ? ` : ${what}` : ''}, gardée jusqu’à ${until}`
}

/** Of another organisation, only that the agent is taken there. */
function rdvRow(rdv: AgendaRdv, agentId: number, hours: string, reader: RowsReader): RdvRow {
  const { organisationId } = reader
  const isHere = rdv.organisationId === organisationId
  const status = temporalStatus(rdv, reader.zone, reader.now)
  return {
    kind: 'rdv',
    hours,
    href: isHere ? rdvPath({ organisationId, rdvId: rdv.id }, { agent_id: agentId }) : null,
    who: isHere ? [seatsOf(rdv), whoOf(rdv)].filter(Boolean).join(' ') : organisationName(rdv, reader),
    motif: isHere ? { colour: rdv.motif.color, name: rdv.motif.name } : { colour: GREY, name: 'Autre organisation' },
    place: placeOf(rdv),
    status: status === 'unknown_today' && rdv.isWaiting ? 'waiting' : status,
    takenBy: isHere ? takenByOf(rdv) : '–',
    isCancelled: isCancelled(rdv),
    isSelected: isHere && rdv.id === reader.selected,
  }
}

const GREY = '#6a6a6a'
