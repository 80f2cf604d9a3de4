import { MINUTE_MS } from '#lib/day.ts'
import { subtract } from '#lib/interval.ts'
import { type Agenda, isUnclaimed, NO_TIMES } from './agenda.ts'
import type { Bounds } from './bounds.ts'
import { type OpenPlage, plageTimes } from './plage-times.ts'

/** A running interval starts again every five minutes, counted from its own beginning. */
const SLIDE_MS = 5 * MINUTE_MS

export type Grid = { agenda: Agenda; bounds: Bounds; nowMs: number; durationMs: number }

/** Starts that a plage offers, in order. */
export function* startsOf(plage: OpenPlage, { agenda, bounds, nowMs, durationMs }: Grid): Generator<number> {
  const busy = agenda.busy.get(plage.agentId) ?? NO_TIMES
  const occurrences = plageTimes(plage, bounds)
  for (let at = 0; at < occurrences.length; at += 2) {
    const free = subtract(occurrences[at] ?? 0, occurrences[at + 1] ?? 0, busy)
    for (let part = 0; part < free.length; part += 2) {
      const lastStart = Math.min((free[part + 1] ?? 0) - durationMs, bounds.endMs - 1)
      for (let start = firstStart(free[part] ?? 0, bounds, nowMs, durationMs); start <= lastStart; start += durationMs)
        if (isUnclaimed(agenda, plage, [start, start + durationMs])) yield start
    }
  }
}

/** The lower bound filters starts, it never realigns them. */
function firstStart(beginning: number, { fromMs }: Bounds, nowMs: number, durationMs: number): number {
  const start = nextStep(beginning, SLIDE_MS, nowMs)
  return nextStep(start, durationMs, fromMs)
}

const nextStep = (start: number, step: number, least: number): number =>
  start >= least ? start : start + step * Math.ceil((least - start) / step)
