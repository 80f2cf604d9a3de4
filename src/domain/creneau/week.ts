import { dayNumber, isoDay } from '#lib/day.ts'
import type { Zone } from '#lib/zone.ts'

/** open: starts to choose from; full: none left; closed: beyond the last day that may be booked. */
export type WeekDay = { date: string; state: 'open' | 'full' | 'closed'; starts: number[] }

type Week = {
  from: string
  zone: Zone
  /** Local day of now + the greatest maximum delay; null for agents. */
  lastBookableDay: string | null
}

const DAYS = 7

/** Seven days from one, each with its starts (epoch milliseconds), as booking pages show them. */
export function weekOf(starts: readonly number[], { from, zone, lastBookableDay }: Week): WeekDay[] {
  const byDay = Map.groupBy(starts, (start) => zone.dayOf(start))
  return Array.from({ length: DAYS }, (_, at) => {
    const day = dayNumber(from) + at
    return weekDay(isoDay(day), byDay.get(day) ?? [], lastBookableDay)
  })
}

function weekDay(date: string, starts: number[], lastDay: string | null): WeekDay {
  if (lastDay !== null && date > lastDay) return { date, state: 'closed', starts: [] }
  if (starts.length > 0) return { date, state: 'open', starts }
  return { date, state: date === lastDay ? 'closed' : 'full', starts }
}
