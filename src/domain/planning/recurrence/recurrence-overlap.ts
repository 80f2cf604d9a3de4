import { addMonths, type DayNumber, dayNumber } from '#lib/day.ts'
import { overlaps, union } from '#lib/interval.ts'
import { occurrenceTimes, type PlacedInZone } from './occurrence-times.ts'

const MONTHS_AHEAD = 6

type Days = { from: DayNumber; to: DayNumber }

/** Do two plages of one agent meet, in their real occurrences of the next six months? Touching bounds do not. */
export function recurrencesOverlap(a: PlacedInZone, b: PlacedInZone, today: string): boolean {
  const days = comparedDays(a, b, dayNumber(today))
  const margin = a.zone === b.zone ? 0 : 1
  const timesOfA = union(occurrenceTimes(a, days.from - margin, days.to + margin))
  const timesOfB = occurrenceTimes(b, days.from - margin, days.to + margin)
  return timesOfB.some((start, at) => at % 2 === 0 && overlaps(start, timesOfB[at + 1] ?? start, timesOfA))
}

function comparedDays(a: PlacedInZone, b: PlacedInZone, today: DayNumber): Days {
  const lives = [lifeOf(a), lifeOf(b)]
  const from = Math.max(...lives.map((life) => life.from))
  const to = Math.min(...lives.map((life) => life.to))
  if (a.rrule === null && b.rrule === null) return { from, to }
  if (a.rrule === null || b.rrule === null) return { from: Math.max(from, today), to }
  return { from: Math.max(from, today), to: Math.min(to, addMonths(today, MONTHS_AHEAD)) }
}

const lifeOf = ({ firstDay, lastDay }: PlacedInZone): Days => ({
  from: dayNumber(firstDay),
  to: lastDay === null ? Number.MAX_SAFE_INTEGER : dayNumber(lastDay),
})
