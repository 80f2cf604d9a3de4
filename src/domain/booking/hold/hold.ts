/** A créneau kept for one browser while its usager answers the last questions (decision 8). */
export type Hold = {
  id: number
  motifId: number
  lieuId: number | null
  agentId: number
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  heldAt: Temporal.Instant
  expiresAt: Temporal.Instant
  /** Until when nobody else is offered the hour; null: others may take it now. */
  keptUntil: Temporal.Instant | null
  /** It was kept from others, if only for a while. */
  wasKept: boolean
  /** Whoever holds it has shown an address. */
  isKnown: boolean
  /** It was prolonged, which may be done once. */
  extended: boolean
}

/** Whether its agent may receive, and for how long, is looked at with the créneau. */
export const isSameChoice = (held: Hold, { startsAt, lieuId }: Pick<Hold, 'startsAt' | 'lieuId'>) =>
  held.startsAt.equals(startsAt) && held.lieuId === lieuId

export const HOLD_MINUTES = 10
/** Enough to write a name and an e-mail, and to read a code. */
export const UNKNOWN_HOLD_MINUTES = 4
export const HOLDS_A_SESSION = 3
