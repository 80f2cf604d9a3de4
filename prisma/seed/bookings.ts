import type { CreatedByType, RdvStatus } from '#infra/prisma/client.ts'
import type { DemoMotif } from './motifs.ts'
import { between, chance, type Random } from './random.ts'

/** A rdv of the demo world before it is cut into rows. */
export type Booking = {
  motif: DemoMotif
  lieuId: number | null
  startsAt: number
  endsAt: number
  status: RdvStatus
  agentIds: number[]
  participants: { usagerId: number; status: RdvStatus }[]
  createdBy: { type: CreatedByType; id: number }
  createdAt: number
  /** False where an agent confirmed an overlap. */
  exclusive?: boolean
  name?: string
  maxParticipantsCount?: number | null
  overbooked?: boolean
  waitingRoomAt?: number
}

const MINUTE = 60_000
const DAY = 86_400_000

export const endOf = (startsAt: number, motif: DemoMotif) => startsAt + motif.defaultDurationInMin * MINUTE
export const isCancelled = (status: RdvStatus) => status === 'excused' || status === 'revoked'

export function statusAt(startsAt: number, now: number, random: Random): RdvStatus {
  const draw = random()
  if (startsAt > now) return draw < 0.92 ? 'unknown' : draw < 0.97 ? 'excused' : 'revoked'
  if (startsAt > now - DAY / 2) return draw < 0.6 ? 'unknown' : 'seen'
  return draw < 0.74 ? 'seen' : draw < 0.82 ? 'noshow' : draw < 0.9 ? 'excused' : draw < 0.94 ? 'revoked' : 'unknown'
}

/** Some days before its start, never after now. */
export const createdBefore = (startsAt: number, now: number, random: Random) =>
  Math.min(startsAt, now) - between(random, 60, 25 * 24 * 60) * MINUTE

/** Two weeks full, then fewer and fewer. */
export function isTaken(startsAt: number, now: number, random: Random): boolean {
  const days = (startsAt - now) / DAY
  return chance(random, days < -3 ? 0.32 : days < 14 ? 0.5 : days < 28 ? 0.25 : 0.08)
}
