import {
  addMonths,
  type DayNumber,
  firstDayOfMonth,
  isoDay,
  mondayOf,
  monthOf,
  type Weekday,
  weekdayOf,
} from '#lib/day.ts'
import { zoneOf } from '#lib/zone.ts'

/** Today where the demo is looked at. */
export const todayOf = (now: Date): DayNumber => zoneOf('Europe/Paris').dayOf(now.getTime())

/** Monday of this week, or that many weeks away. */
export const mondayIn = (today: DayNumber, weeks: number): DayNumber => mondayOf(today) + 7 * weeks

/** The nth such weekday of the month that lies so many months away. */
export function nthWeekdayIn(today: DayNumber, months: number, nth: number, weekday: Weekday): DayNumber {
  const first = firstDayOfMonth(monthOf(addMonths(today, months)))
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1)
}

/** A `date` column: midnight UTC of that day. */
export const dateOf = (day: DayNumber) => new Date(isoDay(day))
