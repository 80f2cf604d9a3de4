import { type DayNumber, dayNumber, isoDay } from '#lib/day.ts'
import type { Zone } from '#lib/zone.ts'

/** open: starts to choose from; full: none left; closed: nobody receives, or beyond the last day that may be booked. */
export type WeekDay = { date: string; state: 'open' | 'full' | 'closed'; starts: number[] }

type Week = {
  from: string
  zone: Zone
  /** Local day of now + the greatest maximum delay; null for agents. */
  lastBookableDay: string | null
  /** Days when somebody receives for that motif, taken or not; absent: every day. */
  receptionDays?: ReadonlySet<DayNumber> | undefined
}

const DAYS = 7

/** Seven days from one, each with its starts (epoch milliseconds), as booking pages show them. */
export function weekOf(starts: readonly number[], { from, zone, lastBookableDay, receptionDays }: Week): WeekDay[] {
  const byDay = Map.groupBy(starts, (start) => zone.dayOf(start))
  return Array.from({ length: DAYS }, (_, at) => {
    const day = dayNumber(from) + at
    const isReception = receptionDays?.has(day) ?? true
    return weekDay({ date: isoDay(day), starts: byDay.get(day) ?? [], isReception }, lastBookableDay)
  })
}

type Day = Omit<WeekDay, 'state'> & { isReception: boolean }

function weekDay({ date, starts, isReception }: Day, lastDay: string | null): WeekDay {
  if (lastDay !== null && date > lastDay) return { date, state: 'closed', starts: [] }
  if (starts.length > 0) return { date, state: 'open', starts }
  return { date, state: isReception && date !== lastDay ? 'full' : 'closed', starts }
}
