import { MINUTE_MS } from '#lib/day.ts'
import { subtract, union } from '#lib/interval.ts'
import type { AgendaEntry, BusyTime } from './agent-agenda.ts'

type Within = {
  organisationId: number
  startMs: number
  endMs: number
  now: Temporal.Instant
  /** Of the same agent. */
  busy: readonly BusyTime[]
}

const STEP_MS = 5 * MINUTE_MS

/** When an agent is open in this organisation and has nothing: what is left of his plages, from now on, by five minutes. */
export function freeTimes(entries: readonly AgendaEntry[], { organisationId, startMs, endMs, now, busy }: Within) {
  const from = Math.max(startMs, Math.ceil(now.epochMilliseconds / STEP_MS) * STEP_MS)
  const open = union(entries.flatMap((entry) => (isOpen(entry, organisationId) ? clipped(entry, from, endMs) : [])))
  const away = entries.filter(({ kind }) => kind === 'absence')
  const taken = union([...away, ...busy].flatMap((one) => [one.startMs, one.endMs]))
  const free: { startMs: number; endMs: number }[] = []
  for (let at = 0; at < open.length; at += 2) {
    const left = subtract(open[at] ?? 0, open[at + 1] ?? 0, taken)
    for (let part = 0; part < left.length; part += 2)
      free.push({ startMs: left[part] ?? 0, endMs: left[part + 1] ?? 0 })
  }
  return free.filter((one) => one.endMs - one.startMs >= STEP_MS)
}

const isOpen = (entry: AgendaEntry, organisationId: number) =>
  entry.kind === 'plage' && entry.organisationId === organisationId

const clipped = ({ startMs, endMs }: AgendaEntry, from: number, to: number) => [
  Math.max(startMs, from),
  Math.min(endMs, to),
]
