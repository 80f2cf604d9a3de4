import { listJoursFeries } from '#domain/planning/jour-ferie/jour-ferie.ts'
import type { CreatedByType, LocationType, RdvStatus } from '#infra/prisma/enums.ts'
import { type DayNumber, isoDay } from '#lib/day.ts'
import type { Names } from '#lib/names.ts'
import type { Zone } from '#lib/zone.ts'

/** What an agenda shows at a time. */
export type AgendaEntry = { agentId: number; startMs: number; endMs: number } & (
  | { kind: 'rdv'; rdv: AgendaRdv }
  | ({ kind: 'absence' } & AgendaAbsence)
  | ({ kind: 'plage' } & AgendaPlage)
  | ({ kind: 'hold' } & AgendaHold)
)

type AgendaAbsence = { absenceId: number; title: string }

type AgendaPlage = {
  plageId: number
  organisationId: number
  title: string
  lieu: string | null
  /** Hexadecimal; null: that of all plages. */
  color: string | null
}

/** An hour that somebody is about to take online; its motif is null when it is not one of those that the reader sees. */
type AgendaHold = { holdId: number; organisationId: number; motif: string | null; untilMs: number }

/** A time at which an agent is taken, by whatever it may be: nothing is said of it. */
export type BusyTime = { agentId: number; startMs: number; endMs: number }

export type AgendaRdv = {
  id: number
  organisationId: number
  status: RdvStatus
  startsAt: Date
  endsAt: Date
  isWaiting: boolean
  /** Title of a rdv collectif. */
  name: string | null
  usagersCount: number
  maxParticipantsCount: number | null
  motif: { name: string; color: string; collectif: boolean; locationType: LocationType }
  lieu: string | null
  usagers: readonly (Names & { birthName: string | null })[]
  takenBy: { type: CreatedByType; firstName: string | null; lastName: string | null }
}

export type AgendaDay = { day: string; jourFerie: string | null; entries: AgendaEntry[] }

/** Days of a zone, both included. */
export type Period = { from: DayNumber; to: DayNumber; zone: Zone; departementNumber: string }

/** Each day with what touches it, in order: the plage before what it holds. */
export function agendaDays(entries: readonly AgendaEntry[], { from, to, zone, departementNumber }: Period) {
  const joursFeries = listJoursFeries(isoDay(from), isoDay(to), departementNumber)
  const inOrder = entries.toSorted(byStart)
  const days: AgendaDay[] = []
  for (let day = from; day <= to; day++) {
    const [startMs, endMs] = [zone.startOfDay(day), zone.startOfDay(day + 1)]
    days.push({
      day: isoDay(day),
      jourFerie: joursFeries.find((jour) => jour.day === isoDay(day))?.name ?? null,
      entries: inOrder.filter((entry) => entry.startMs < endMs && entry.endMs > startMs),
    })
  }
  return days
}

/** What each of several agents has. */
export const daysOf = (days: readonly AgendaDay[], agentId: number): AgendaDay[] =>
  days.map((day) => ({ ...day, entries: day.entries.filter((entry) => entry.agentId === agentId) }))

/** A day off without anything on it is left out of a week: Sunday always, Saturday unless the agent wants it. */
export const withoutIdleWeekend = (days: readonly AgendaDay[], showsSaturdays: boolean) =>
  days.filter(({ day, entries }) => {
    const { dayOfWeek } = Temporal.PlainDate.from(day)
    return entries.length > 0 || dayOfWeek < 6 || (dayOfWeek === 6 && showsSaturdays)
  })

const RANK = { plage: 0, absence: 1, hold: 2, rdv: 3 } as const

const byStart = (a: AgendaEntry, b: AgendaEntry) =>
  a.startMs - b.startMs || RANK[a.kind] - RANK[b.kind] || b.endMs - a.endMs
