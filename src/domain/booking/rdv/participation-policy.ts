import { isOfFamily, type UsagerActor } from '#domain/actor/usager-actor.ts'
import * as motifRules from '#domain/territory/motif/motif-rules.ts'
import type { BookableBy, RdvStatus, VisibilityType } from '#infra/prisma/enums.ts'
import { isCancelled, isVisible, isWithdrawable, type RdvToJudge } from './rdv.ts'
import { isToCome } from './usager-rdv-policy.ts'

export type JoinedRdv = {
  status: RdvStatus
  startsAt: Date
  usagersCount: number
  maxParticipantsCount: number | null
  motif: { id: number; collectif: boolean; bookableBy: BookableBy; visibilityType: VisibilityType }
  participations: readonly { usagerId: number; status: RdvStatus }[]
}

/** Join, join again, or send another member of the family; to an individual rdv, only the latter. */
export function canJoinRdv(
  actor: UsagerActor,
  { rdv, usagerId, now }: { rdv: JoinedRdv; usagerId: number; now: Temporal.Instant },
): boolean {
  const open = rdv.status !== 'revoked' && isToCome(rdv, now) && isOfFamily(actor, usagerId)
  const ofFamily = rdv.participations.filter((one) => isOfFamily(actor, one.usagerId))
  if (!rdv.motif.collectif) return open && ofFamily.length > 0

  const counted = !ofFamily.every(isCancelled)
  return open && isVisible(rdv.motif) && motifRules.book(actor, rdv.motif) === null && (counted || hasSeat(rdv))
}

const hasSeat = ({ usagersCount, maxParticipantsCount }: JoinedRdv) =>
  maxParticipantsCount === null || usagersCount < maxParticipantsCount

type LeftParticipation = { usagerId: number; status: RdvStatus; rdv: RdvToJudge }

export const canLeaveRdv = (actor: UsagerActor, participation: LeftParticipation, now: Temporal.Instant) =>
  isOfFamily(actor, participation.usagerId) && !isCancelled(participation) && isWithdrawable(participation.rdv, now)
