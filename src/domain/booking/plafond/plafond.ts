import type { Booker } from '#domain/territory/motif/booker.ts'
import type { Plafond } from '#infra/prisma/enums.ts'

/** Rdvs that usagers took online themselves: those of agents count for nobody (decision 38). */
export type Taken = {
  /** To come, of that motif: the person among those to book who has most. */
  personMotif: number
  /** To come, of the person, responsable and proches together: of that motif, and of all. */
  familyMotif: number
  family: number
  /** Taken in 24 hours, cancelled since or not, and when the first of them was. */
  familyDay: number
  firstOfDayAt: Date | null
}

export type PlafondReached = { plafond: Plafond; most: number; until: Temporal.Instant | null }

/** What the configuration says. */
export type Most = Record<Plafond, number>

const PLAFONDS = ['personne_motif', 'famille_motif', 'famille', 'famille_jour'] as const satisfies readonly Plafond[]

const COUNTED = {
  personne_motif: 'personMotif',
  famille_motif: 'familyMotif',
  famille: 'family',
  famille_jour: 'familyDay',
} as const satisfies Record<Plafond, keyof Taken>

const LIMITED = {
  usager: true,
  invited_usager: true,
  personally_invited_usager: false,
  prescripteur: true,
  agent_prescripteur: false,
} as const satisfies Record<Booker, boolean>

/** Agents are not, nor those whom they invited to that motif. */
export const isLimited = (booker: Booker): boolean => LIMITED[booker]

/** The first that leaves no room for one more; null: it may be taken. */
export function plafondReached(taken: Taken, most: Most): PlafondReached | null {
  const plafond = PLAFONDS.find((each) => taken[COUNTED[each]] >= most[each])
  if (!plafond) return null
  const isOfDay = plafond === 'famille_jour'
  const until = isOfDay ? (taken.firstOfDayAt?.toTemporalInstant().add({ hours: 24 }) ?? null) : null
  return { plafond, most: most[plafond], until }
}
