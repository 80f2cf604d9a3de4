import type { DayNumber } from '#lib/day.ts'
import type { Intervals } from '#lib/interval.ts'
import type { Zone } from '#lib/zone.ts'
import { occurrencesOf, type Recurring } from './recurrence.ts'

export type PlacedInZone = Recurring & { zone: Zone }

/** Start and end instants of the occurrences that touch the days from…to of their own zone. */
export function occurrenceTimes(recurring: PlacedInZone, from: DayNumber, to: DayNumber): Intervals {
  const { zone } = recurring
  const times: number[] = []
  for (const { day, startMinute, endDay, endMinute } of occurrencesOf(recurring, from, to))
    times.push(zone.instantOf(day, startMinute), zone.instantOf(endDay, endMinute))
  return times
}
