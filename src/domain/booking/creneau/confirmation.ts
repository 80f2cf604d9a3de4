import { isoDay, MINUTE_MS } from '#lib/day.ts'
import { subtract } from '#lib/interval.ts'
import { isUnclaimed, NO_TIMES } from './agenda.ts'
import { boundsOf, type Period } from './bounds.ts'
import type { Planning, Search } from './creneau.ts'
import { matches, plageTimes } from './plage-times.ts'

export type Confirmation = Omit<Search, 'from' | 'to'> & {
  startsAtMs: number
  /** First and last day asked for, by default the day of the start. */
  from?: string | undefined
  to?: string | undefined
  /** Moment of the hold: the delays are those of that moment. */
  delaysAsOfMs?: number | undefined
}

type Times = { startMs: number; endMs: number; stepMs: number }

/** Agents who may be given that very start, by ascending id; it need not be on the grid of this moment (decision 7). */
export function agentsFreeAt({ plages, agenda }: Planning, asked: Confirmation): number[] {
  if (!isInTime(asked)) return []
  const times = timesOf(asked)
  const aroundStart = { fromMs: times.startMs, endMs: times.startMs + 1 }
  const free = new Set<number>()
  for (const plage of plages) {
    if (!matches(plage, asked) || free.has(plage.agentId)) continue
    if (!isUnclaimed(agenda, plage, [times.startMs, times.endMs])) continue
    const busy = agenda.busy.get(plage.agentId) ?? NO_TIMES
    const occurrences = plageTimes(plage, aroundStart)
    for (let at = 0; at < occurrences.length; at += 2)
      if (fits(times, occurrences[at] ?? 0, subtract(occurrences[at] ?? 0, occurrences[at + 1] ?? 0, busy)))
        free.add(plage.agentId)
  }
  return [...free].sort((a, b) => a - b)
}

/** Whether that start is within the delays of the motif. */
export function isInTime({ startsAtMs, delaysAsOfMs, ...asked }: Confirmation): boolean {
  const day = isoDay(asked.zone.dayOf(startsAtMs))
  const period: Period = { ...asked, nowMs: delaysAsOfMs ?? asked.nowMs, from: asked.from ?? day, to: asked.to ?? day }
  const { fromMs, endMs } = boundsOf(period)
  return startsAtMs >= asked.nowMs && startsAtMs >= fromMs && startsAtMs < endMs
}

/** Steps of five minutes, of one when the duration is no multiple of five. */
function timesOf({ startsAtMs, durationMinutes }: Confirmation): Times {
  const stepMs = (durationMinutes % 5 === 0 ? 5 : 1) * MINUTE_MS
  return { startMs: startsAtMs, endMs: startsAtMs + durationMinutes * MINUTE_MS, stepMs }
}

function fits({ startMs, endMs, stepMs }: Times, occurrenceStart: number, free: readonly number[]): boolean {
  for (let at = 0; at < free.length; at += 2) {
    const beginning = free[at] ?? 0
    if (startMs >= beginning && endMs <= (free[at + 1] ?? 0))
      return (startMs - beginning) % stepMs === 0 || (startMs - occurrenceStart) % stepMs === 0
  }
  return false
}
