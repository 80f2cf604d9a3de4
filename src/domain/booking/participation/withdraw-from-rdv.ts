import type { Actor } from '#domain/actor/actor.ts'
import { lockRdvAlone } from '#domain/booking/rdv/lock-rdv.ts'
import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import { type LeaveRefusal, leaveRefusal, participationsOfFamily } from '#domain/booking/rdv/usager-refusals.ts'
import { writeParticipationStatus } from '#domain/booking/rdv/write-rdv-status.ts'
import { type DeedTx, deed } from '#domain/journal/deed.ts'

/** `usagerId`: who acts for himself and his proches. */
export type Withdrawal = { rdvId: number; usagerId: number; actor: Actor; now: Temporal.Instant }

export type WithdrawOutcome = { ok: true } | { ok: false; reason: LeaveRefusal }

/** Leaves a rdv collectif: the family's participation is excused, its seat is free, the rdv goes on. */
export const withdrawFromRdv = (withdrawal: Withdrawal): Promise<WithdrawOutcome> =>
  deed(withdrawal.actor, (tx) => withdraw(tx, withdrawal))

async function withdraw(tx: DeedTx, withdrawal: Withdrawal): Promise<WithdrawOutcome> {
  const { rdvId, usagerId, now } = withdrawal
  const rdv = await lockRdvAlone(tx.sql, rdvId)
  const refusal = rdv?.motif.collectif ? leaveRefusal(rdv, withdrawal) : 'rdv-introuvable'
  if (!rdv || refusal) return { ok: false, reason: refusal ?? 'rdv-introuvable' }

  const ours = participationsOfFamily(rdv, usagerId).filter((participation) => !isCancelled(participation))
  const participationIds = ours.map(({ id }) => id)
  await writeParticipationStatus(tx.sql, { participationIds, status: 'excused', now })
  await tx.record({ name: 'participation.cancelled', rdvId, payload: { participationIds } })
  return { ok: true }
}
