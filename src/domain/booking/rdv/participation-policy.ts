import type { AgentActor } from '#domain/actor/agent-actor.ts'
import { isOfFamily, type UsagerActor } from '#domain/actor/usager-actor.ts'
import { canBookMotif } from '#domain/territory/motif/motif-policy.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import type { BookableBy, CreatedByType, RdvStatus, VisibilityType } from '#infra/prisma/enums.ts'
import { isCancelled, isVisible, isWithdrawable, type RdvToJudge } from './rdv.ts'
import { rdvsVisibleToAgent } from './rdv-policy.ts'
import { isToCome } from './usager-rdv-policy.ts'

export const participationsVisibleToAgent = (actor: AgentActor): Prisma.ParticipationWhereInput => ({
  rdv: rdvsVisibleToAgent(actor),
})

export const participationsVisibleToUsager = ({ familyIds }: UsagerActor): Prisma.ParticipationWhereInput => ({
  usagerId: { in: [...familyIds] },
})

/** The page that confirms a prescription is for the agent who made it. */
export const canShowPrescription = (
  actor: AgentActor,
  { createdByType, createdById }: { createdByType: CreatedByType; createdById: number | null },
) => createdByType === 'agent' && createdById === actor.id

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
  return open && isVisible(rdv.motif) && canBookMotif(actor, rdv.motif) && (counted || hasSeat(rdv))
}

const hasSeat = ({ usagersCount, maxParticipantsCount }: JoinedRdv) =>
  maxParticipantsCount === null || usagersCount < maxParticipantsCount

type LeftParticipation = { usagerId: number; status: RdvStatus; rdv: RdvToJudge }

export const canLeaveRdv = (actor: UsagerActor, participation: LeftParticipation, now: Temporal.Instant) =>
  isOfFamily(actor, participation.usagerId) && !isCancelled(participation) && isWithdrawable(participation.rdv, now)
