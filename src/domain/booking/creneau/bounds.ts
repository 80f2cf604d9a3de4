import { addMonths, type DayNumber, dayNumber } from '#lib/day.ts'
import type { Zone } from '#lib/zone.ts'

/** Delays of online booking, in seconds of elapsed time. */
export type Delays = { minS: number; maxS: number }

export type Period = {
  nowMs: number
  /** Zone of the organisation concerned: its days bound the search. */
  zone: Zone
  from: string
  /** Included; null: as far as delays allow, six months for an agent. */
  to: string | null
  /** Null for agents, whom delays do not bind. */
  delays: Delays | null
}

/** Starts are allowed in [fromMs, endMs). */
export type Bounds = { fromMs: number; endMs: number }

export const MONTHS_AHEAD_OF_AGENTS = 6

export function boundsOf({ nowMs, zone, from, to, delays }: Period): Bounds {
  const firstDay = dayNumber(from)
  const horizon = delays ? lastBookableDay({ nowMs, zone, delays }) : addMonths(firstDay, MONTHS_AHEAD_OF_AGENTS)
  const lastDay = to === null ? horizon : delays ? Math.min(dayNumber(to), horizon) : dayNumber(to)
  const earliest = nowMs + (delays?.minS ?? 0) * 1000
  return { fromMs: Math.max(zone.startOfDay(firstDay), earliest), endMs: zone.startOfDay(lastDay + 1) }
}

/** The maximum delay counts by whole local day. */
export const lastBookableDay = ({ nowMs, zone, delays }: { nowMs: number; zone: Zone; delays: Delays }): DayNumber =>
  zone.dayOf(nowMs + delays.maxS * 1000)
