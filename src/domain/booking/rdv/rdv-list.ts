import { dayNumber } from '#lib/day.ts'
import { zoneOf } from '#lib/zone.ts'

/** By what became of it; a rdv without outcome, by whether its hour has come. */
export const LIST_STATUSES = ['unknown_future', 'unknown_past', 'seen', 'noshow', 'excused', 'revoked'] as const
export type ListStatus = (typeof LIST_STATUSES)[number]

export type ListOrder = 'ancien' | 'recent'

/** What narrows a list; null and none narrow nothing. */
export type RdvFilters = {
  agentId: number | null
  usagerId: number | null
  lieuIds: readonly number[]
  motifIds: readonly number[]
  status: ListStatus | null
  /** Local days of each organisation, both included. */
  start: string | null
  end: string | null
}

/** Beyond, a list says « plus de » and goes on: counting would cost more than it tells. */
export const MOST_COUNTED = 10_000

/** Half-open, in milliseconds: the days asked, there; of a rdv without outcome also its side of now. */
export function rangeOf({ start, end, status }: RdvFilters, timeZone: string, now: Temporal.Instant) {
  const zone = zoneOf(timeZone)
  const from = start === null ? -Infinity : zone.startOfDay(dayNumber(start))
  const to = end === null ? Infinity : zone.startOfDay(dayNumber(end) + 1)
  const nowMs = now.epochMilliseconds
  return {
    from: status === 'unknown_future' ? Math.max(from, nowMs) : from,
    to: status === 'unknown_past' ? Math.min(to, nowMs) : to,
  }
}
