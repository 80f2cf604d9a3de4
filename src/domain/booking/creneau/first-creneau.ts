import { type Creneau, compareCreneaux, gridOf, type Planning, type Search } from './creneau.ts'
import { type Grid, startsOf } from './grid.ts'
import { matches, type OpenPlage } from './plage-times.ts'

/** The earliest créneau of the period; between agents, the lowest id. */
export const firstCreneau = (planning: Planning, search: Search): Creneau | null =>
  firstCreneaux(planning, search, () => 'any').get('any') ?? null

/** The earliest créneau of each key (lieu, organisation…); a key without any is absent. */
export function firstCreneaux<Plage extends OpenPlage, Key>(
  { plages, agenda }: Planning<Plage>,
  search: Search,
  keyOf: (plage: Plage) => Key,
): Map<Key, Creneau> {
  const grid = gridOf(agenda, search)
  const firsts = new Map<Key, Creneau>()
  for (const plage of plages) {
    const candidate = matches(plage, search) ? firstOf(plage, grid) : null
    const best = firsts.get(keyOf(plage))
    if (candidate && (!best || compareCreneaux(candidate, best) < 0)) firsts.set(keyOf(plage), candidate)
  }
  return firsts
}

function firstOf(plage: OpenPlage, grid: Grid): Creneau | null {
  const first = startsOf(plage, grid).next()
  return first.done ? null : { startsAtMs: first.value, agentId: plage.agentId, lieuId: plage.lieuId }
}
