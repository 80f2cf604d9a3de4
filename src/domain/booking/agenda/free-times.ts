import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import { MINUTE_MS } from '#lib/day.ts'
import { subtract, union } from '#lib/interval.ts'
import type { AgendaEntry } from './agent-agenda.ts'

type Within = { organisationId: number; startMs: number; endMs: number; now: Temporal.Instant }

const STEP_MS = 5 * MINUTE_MS

/** When an agent is open in this organisation and has nothing: what is left of his plages, from now on, by five minutes. */
export function freeTimes(entries: readonly AgendaEntry[], { organisationId, startMs, endMs, now }: Within) {
  const from = Math.max(startMs, Math.ceil(now.epochMilliseconds / STEP_MS) * STEP_MS)
  const open = union(entries.flatMap((entry) => (isOpen(entry, organisationId) ? clipped(entry, from, endMs) : [])))
  const taken = union(entries.flatMap((entry) => (isTaken(entry) ? [entry.startMs, entry.endMs] : [])))
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

const isTaken = (entry: AgendaEntry) =>
  entry.kind === 'rdv' ? !isCancelled(entry.rdv) : entry.kind === 'absence' || entry.kind === 'hold'

const clipped = ({ startMs, endMs }: AgendaEntry, from: number, to: number) => [
  Math.max(startMs, from),
  Math.min(endMs, to),
]
