import type { Actor } from '#domain/actor/actor.ts'
import { leaveFileAttente } from '#domain/booking/file-attente/leave-files-attente.ts'
import { type DeedTx, deed } from '#domain/journal/deed.ts'
import { lockRdv, type RdvToChange } from './lock-rdv.ts'
import { isCancelled } from './rdv.ts'
import { derivedStatus } from './rdv-status.ts'
import { type LeaveRefusal, leaveRefusal, participationsOfFamily } from './usager-refusals.ts'
import { writeParticipationStatus, writeRdvStatus } from './write-rdv-status.ts'

/** `usagerId`: who acts for himself and his proches. */
export type UsagerCancellation = { rdvId: number; usagerId: number; actor: Actor; now: Temporal.Instant }

export type UsagerCancelOutcome = { ok: true } | { ok: false; reason: LeaveRefusal }

/** Excuses the family's participations; the rdv ends with them, unless another family still comes (decision 11). */
export const cancelRdvByUsager = (cancellation: UsagerCancellation): Promise<UsagerCancelOutcome> =>
  deed(cancellation.actor, (tx) => cancel(tx, cancellation))

async function cancel(tx: DeedTx, asked: UsagerCancellation): Promise<UsagerCancelOutcome> {
  const { rdvId, usagerId, now } = asked
  const rdv = await lockRdv(tx.sql, rdvId)
  const refusal = rdv?.motif.collectif === false ? leaveRefusal(rdv, asked) : 'rdv-introuvable'
  if (!rdv || refusal) return { ok: false, reason: refusal ?? 'rdv-introuvable' }

  const ours = participationsOfFamily(rdv, usagerId).filter((participation) => !isCancelled(participation))
  const participationIds = ours.map(({ id }) => id)
  await writeParticipationStatus(tx.sql, { participationIds, status: 'excused', now })
  await leaveFileAttente(tx.sql, { rdvId, usagerIds: [usagerId, ...ours.map((one) => one.usagerId)] })
  const status = statusOnceExcused(rdv, participationIds, asked)
  if (status !== rdv.status) await writeRdvStatus(tx.sql, { rdvId, status, now })
  const evenement =
    status === 'excused'
      ? ({ name: 'rdv.cancelled', rdvId, payload: { status, participationIds } } as const)
      : ({ name: 'participation.cancelled', rdvId, payload: { participationIds } } as const)
  await tx.record(evenement)
  return { ok: true }
}

function statusOnceExcused(rdv: RdvToChange, excusedIds: readonly number[], { usagerId, now }: UsagerCancellation) {
  if (participationsOfFamily(rdv, usagerId).length === rdv.participations.length) return 'excused'
  const participations = rdv.participations.map(({ id, status }) => (excusedIds.includes(id) ? 'excused' : status))
  return derivedStatus({ collectif: false, current: rdv.status, startsAt: rdv.startsAt, participations }, now)
}
