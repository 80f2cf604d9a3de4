import { isExpired, lastDayOf } from '#domain/planning/recurrence/lifespan.ts'
import type { PlacedInZone } from '#domain/planning/recurrence/occurrence-times.ts'
import { isRealisticDay } from '#domain/planning/recurrence/realistic-day.ts'
import { recurrencesOverlap } from '#domain/planning/recurrence/recurrence-overlap.ts'
import { repeat } from '#domain/planning/recurrence/recurrence-rules.ts'
import type { LieuAvailability, LocationType } from '#infra/prisma/enums.ts'
import { minuteOfDay } from '#lib/day.ts'
import { localDay } from '#lib/zone.ts'
import { type Intervalled, intervalsOf } from './plage-intervals.ts'

type Timed = PlacedInZone & Intervalled

/** All that is judged of a plage about to be created or changed. */
export type PlageFacts = {
  planned: Omit<Timed, 'lastDay'> & { until: string | null }
  motifs: readonly { id: number; locationType: LocationType; defaultDurationInMin: number }[]
  lieu: { availability: LieuAvailability } | null
  /** Other plages of its agent, in every organisation, with the day of each organisation. */
  others: readonly (Timed & { id: number })[]
  now: Temporal.Instant
}

export type PlageError = 'no-motif' | 'start-unrealistic' | 'end' | 'until' | 'rrule' | 'lieu-missing' | 'lieu-closed'

export type PlageWarning =
  | { name: 'overlapping-plage'; plageId: number }
  | { name: 'motif-too-long'; motifId: number; minutes: number }

/** Errors come alone, as for a rdv. */
export function checkPlage(facts: PlageFacts): { errors: PlageError[]; warnings: PlageWarning[] } {
  const errors = errorsOf(facts)
  return { errors, warnings: errors.length > 0 ? [] : [...overlappingPlages(facts), ...tooLongMotifs(facts)] }
}

const errorsOf = (facts: PlageFacts): PlageError[] =>
  [...ERRORS, ...REPEATED].filter(([, isSo]) => isSo(facts)).map(([name]) => name)

type Judged = readonly (readonly [PlageError, (facts: PlageFacts) => boolean])[]

const ERRORS: Judged = [
  ['no-motif', ({ motifs }) => motifs.length === 0],
  [
    'start-unrealistic',
    ({ planned: { firstDay, zone }, now }) => !isRealisticDay(firstDay, localDay(now, zone.timeZone)),
  ],
  ['end', ({ planned }) => !areInOrder(planned)],
  [
    'lieu-missing',
    ({ motifs, lieu }) => lieu === null && motifs.some(({ locationType }) => locationType === 'public_office'),
  ],
  ['lieu-closed', ({ lieu }) => lieu?.availability === 'disabled'],
]

const REPEATED: Judged = [
  ['until', ({ planned: { rrule, until, firstDay } }) => rrule !== null && until !== null && until <= firstDay],
  ['rrule', ({ planned }) => ['regle-inconnue', 'intervalle-hors-bornes'].includes(ruleRefusal(planned) ?? '')],
]

const ruleRefusal = ({ rrule, ...planned }: PlageFacts['planned']) =>
  rrule === null ? null : repeat({ ...planned, rrule, until: null })

/** One interval, or two that do not overlap. */
function areInOrder(planned: Pick<Timed, 'startTime' | 'endTime' | 'secondaryStartTime' | 'secondaryEndTime'>) {
  const { startTime, endTime, secondaryStartTime: from, secondaryEndTime: to } = planned
  if (startTime >= endTime || (from === null) !== (to === null)) return false
  return from === null || to === null || (endTime <= from && from < to)
}

/** In their real occurrences of the next months; those that are over do not count. */
function overlappingPlages({ planned, others, now }: PlageFacts): PlageWarning[] {
  const plage = { ...planned, lastDay: lastDayOf(planned) }
  const today = (zone: Timed['zone']) => localDay(now, zone.timeZone).toString()
  return others
    .filter((other) => !isExpired(other, today(other.zone)) && meet(plage, other, today(plage.zone)))
    .map(({ id }) => ({ name: 'overlapping-plage', plageId: id }))
}

const meet = (plage: Timed, other: Timed, today: string) =>
  intervalsOf(plage).some((ours) => intervalsOf(other).some((theirs) => recurrencesOverlap(ours, theirs, today)))

/** Longer than the longest of its intervals: no hour of it would be offered. */
function tooLongMotifs({ planned, motifs }: PlageFacts): PlageWarning[] {
  const longest = Math.max(...intervalsOf({ ...planned, lastDay: null }).map(minutesOf))
  return motifs
    .filter(({ defaultDurationInMin }) => defaultDurationInMin > longest)
    .map(({ id, defaultDurationInMin }) => ({
      name: 'motif-too-long',
      motifId: id,
      minutes: defaultDurationInMin - longest,
    }))
}

const minutesOf = ({ startTime, endTime }: Pick<Timed, 'startTime' | 'endTime'>) =>
  minuteOfDay(endTime) - minuteOfDay(startTime)
