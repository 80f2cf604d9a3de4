import { MINUTE_MS } from '#lib/day.ts'
import type { Agenda } from './agenda.ts'
import { boundsOf, type Period } from './bounds.ts'
import { type Grid, startsOf } from './grid.ts'
import { matches, type OpenPlage, type PlageFilter } from './plage-times.ts'

/** A start that may be booked with an agent; it lasts as long as the search asked. */
export type Creneau = { startsAtMs: number; agentId: number; lieuId: number | null }

export type Search = Period & PlageFilter & { durationMinutes: number }

/** Plages that carry the motif, and what keeps their agents busy. */
export type Planning<Plage extends OpenPlage = OpenPlage> = { plages: readonly Plage[]; agenda: Agenda }

/** Every créneau of the period, by start then agent, each (start, agent, lieu) once. */
export function listCreneaux({ plages, agenda }: Planning, search: Search): Creneau[] {
  const grid = gridOf(agenda, search)
  const creneaux: Creneau[] = []
  for (const plage of plages)
    if (matches(plage, search))
      for (const startsAtMs of startsOf(plage, grid))
        creneaux.push({ startsAtMs, agentId: plage.agentId, lieuId: plage.lieuId })
  return withoutRepeats(sortByStart(creneaux), isSame)
}

/** Starts are few and shared: sorting within each of them is faster than sorting the whole list. */
function sortByStart(creneaux: readonly Creneau[]): Creneau[] {
  const byStart = Map.groupBy(creneaux, ({ startsAtMs }) => startsAtMs)
  const starts = Float64Array.from(byStart.keys()).sort()
  return Array.from(starts).flatMap((start) => byStart.get(start)?.sort(compareCreneaux) ?? [])
}

/** What the public page shows: each start once. */
export const publicStarts = (sorted: readonly Creneau[]): number[] => [
  ...new Set(sorted.map(({ startsAtMs }) => startsAtMs)),
]

/** What agents see: one a start and agent, whichever lieu. */
export const oncePerAgent = (sorted: readonly Creneau[]): Creneau[] =>
  withoutRepeats(sorted, (a, b) => a.startsAtMs === b.startsAtMs && a.agentId === b.agentId)

export const compareCreneaux = (a: Creneau, b: Creneau): number =>
  a.startsAtMs - b.startsAtMs || a.agentId - b.agentId || (a.lieuId ?? 0) - (b.lieuId ?? 0)

export const gridOf = (agenda: Agenda, search: Search): Grid => ({
  agenda,
  bounds: boundsOf(search),
  nowMs: search.nowMs,
  durationMs: search.durationMinutes * MINUTE_MS,
})

const isSame = (a: Creneau, b: Creneau) => compareCreneaux(a, b) === 0

const withoutRepeats = (sorted: readonly Creneau[], same: (a: Creneau, b: Creneau) => boolean): Creneau[] =>
  sorted.filter((creneau, at) => {
    const previous = sorted[at - 1]
    return !previous || !same(previous, creneau)
  })
