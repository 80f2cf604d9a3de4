/** Every answer that narrows who may receive somebody: one value, from the list to the hold, the booking and the move (decision 41). */
export type Narrowing = {
  /** Whose référents receive him, when the motif is a follow-up. */
  usagerIds: readonly number[]
  /** Those of his référents whom the address names; absent: all of them. */
  referentIds?: readonly number[] | undefined
  /** Where he lives, when the motif is given to secteurs. */
  cityCode?: string | undefined
  streetBanId?: string | undefined
  /** Only those agents; absent: whoever is free. */
  agentIds?: readonly number[] | undefined
}

/** What a rdv remembers of it, so that a move is narrowed like the booking was. */
export type KeptNarrowing = Omit<Narrowing, 'usagerIds'>

type Motif = { followUp: boolean; sectorisationLevel: 'agent' | 'organisation' | 'departement' }

/** Nothing that did not bear on the choice of the agent: where somebody lives is not kept without need. */
export function keptNarrowing({ followUp, sectorisationLevel }: Motif, narrowing: Narrowing): KeptNarrowing | null {
  const { referentIds, cityCode, streetBanId, agentIds } = narrowing
  const isOfSecteurs = !followUp && sectorisationLevel === 'agent'
  const kept = {
    ...(followUp ? { referentIds } : {}),
    ...(isOfSecteurs ? { cityCode, streetBanId } : {}),
    agentIds,
  }
  return Object.values(kept).some((answer) => answer !== undefined) ? kept : null
}
