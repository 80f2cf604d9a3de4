import { listJoursFeries } from '#domain/planning/jour-ferie/jour-ferie.ts'
import type { CreatedByType, LocationType, RdvStatus } from '#infra/prisma/enums.ts'
import { type DayNumber, isoDay } from '#lib/day.ts'
import type { Names } from '#lib/names.ts'
import type { Zone } from '#lib/zone.ts'

/** What an agenda shows at a time. */
export type AgendaEntry = { startMs: number; endMs: number } & (
  | { kind: 'rdv'; rdv: AgendaRdv }
  | { kind: 'absence'; title: string }
  | { kind: 'plage'; title: string; lieu: string | null; organisationId: number }
)

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
  const days: AgendaDay[] = []
  for (let day = from; day <= to; day++) {
    const [startMs, endMs] = [zone.startOfDay(day), zone.startOfDay(day + 1)]
    days.push({
      day: isoDay(day),
      jourFerie: joursFeries.find((jour) => jour.day === isoDay(day))?.name ?? null,
      entries: entries.filter((entry) => entry.startMs < endMs && entry.endMs > startMs).sort(byStart),
    })
  }
  return days
}

/** A day off without anything on it is left out of a week: Sunday always, Saturday unless the agent wants it. */
export const withoutIdleWeekend = (days: readonly AgendaDay[], showsSaturdays: boolean) =>
  days.filter(({ day, entries }) => {
    const { dayOfWeek } = Temporal.PlainDate.from(day)
    return entries.length > 0 || dayOfWeek < 6 || (dayOfWeek === 6 && showsSaturdays)
  })

const RANK = { plage: 0, absence: 1, rdv: 2 } as const

const byStart = (a: AgendaEntry, b: AgendaEntry) =>
  a.startMs - b.startMs || RANK[a.kind] - RANK[b.kind] || b.endMs - a.endMs
