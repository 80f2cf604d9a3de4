import { type AgendaRows, agendaOf } from '#domain/booking/creneau/agenda.ts'
import { boundsOf } from '#domain/booking/creneau/bounds.ts'
import type { Planning, Search } from '#domain/booking/creneau/creneau.ts'
import type { OpenPlage } from '#domain/booking/creneau/plage-times.ts'
import { zoneOf } from '#lib/zone.ts'
import { spanOf } from '../../bin/cases/creneaux-span.ts'

const PARIS = zoneOf('Europe/Paris')

/** Epoch milliseconds of a wall clock in Paris: '2027-01-04T09:30'. */
export const parisMs = (wallClock: string): number =>
  Temporal.PlainDateTime.from(wallClock).toZonedDateTime('Europe/Paris').epochMilliseconds

export const aPlage = (over: Partial<OpenPlage> = {}): OpenPlage => ({
  firstDay: '2027-01-04',
  lastDay: over.firstDay ?? '2027-01-04',
  startTime: '09:00',
  endTime: '12:00',
  rrule: null,
  exceptions: [],
  agentId: 1,
  lieuId: 1,
  zone: PARIS,
  departementNumber: '75',
  openOnHolidays: false,
  minutesAfterRdvs: 0,
  ...over,
})

export const aSearch = (over: Partial<Search> = {}): Search => ({
  nowMs: parisMs('2027-01-01T08:00'),
  zone: PARIS,
  from: '2027-01-04',
  to: '2027-01-10',
  delays: null,
  durationMinutes: 60,
  ...over,
})

export const aPlanning = (plages: readonly OpenPlage[], search: Search, rows: Partial<AgendaRows> = {}): Planning => ({
  plages,
  agenda: agendaOf({ rdvs: [], absences: [], ...rows }, spanOf(boundsOf(search))),
})

/** '2027-01-04T09:30' in Paris, to compare and read easily. */
export const inParis = (instantMs: number): string =>
  Temporal.Instant.fromEpochMilliseconds(instantMs)
    .toZonedDateTimeISO('Europe/Paris')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })

export const taken = (agentId: number, from: string, to: string) => ({
  agentId,
  startsAtMs: parisMs(from),
  endsAtMs: parisMs(to),
})
