import type { PlannedRdv } from '#domain/booking/check/planned-rdv.ts'
import { isoDay } from '#lib/day.ts'
import type { Zone } from '#lib/zone.ts'

export type TypedStart = { day: string; time: string }

/** What a form shows of a start: it says neither its seconds, nor which of the two 2:30 of the night of October. */
export function startShown({ startsAt }: PlannedRdv, zone: Zone): TypedStart {
  const startMs = startsAt.epochMilliseconds
  return { day: isoDay(zone.dayOf(startMs)), time: zone.timeOf(startMs) }
}

/** The start that a form says; left as it was shown, it is the one that stands. */
export function startTyped({ day, time }: TypedStart, before: PlannedRdv, zone: Zone): Temporal.Instant {
  const shown = startShown(before, zone)
  if (day === shown.day && time === shown.time) return before.startsAt
  return Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone.timeZone).toInstant()
}

/** What a form shows of a duration: whole minutes. */
export const minutesShown = ({ durationInMin }: PlannedRdv): number => Math.max(1, Math.round(durationInMin))

export const minutesTyped = (typed: number, before: PlannedRdv): number =>
  typed === minutesShown(before) ? before.durationInMin : typed
