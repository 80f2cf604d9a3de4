import type pg from 'pg'
import type { Actor } from '#domain/actor/actor.ts'
import { leaveFileAttente } from '#domain/booking/file-attente/leave-files-attente.ts'
import { insertEvenement } from '#domain/journal/evenement/insert-evenement.ts'
import { publishEvenement } from '#domain/journal/evenement/publish-evenement.ts'
import { actingAs } from '#infra/acting-as.ts'
import { retryingTransaction } from '#infra/retrying-transaction.ts'
import { lockRdv, type RdvToChange } from './lock-rdv.ts'
import { isCancelled } from './rdv.ts'
import { derivedStatus } from './rdv-status.ts'
import { type LeaveRefusal, leaveRefusal, participationsOfFamily } from './usager-refusals.ts'
import { writeParticipationStatus, writeRdvStatus } from './write-rdv-status.ts'

/** `usagerId`: who acts for himself and his proches. */
export type UsagerCancellation = { rdvId: number; usagerId: number; actor: Actor; now: Temporal.Instant }

export type UsagerCancelOutcome = { ok: true } | { ok: false; reason: LeaveRefusal }

/** Excuses the family's participations; the rdv ends with them, unless another family still comes (decision 11). */
export async function cancelRdvByUsager(cancellation: UsagerCancellation): Promise<UsagerCancelOutcome> {
  const cancelled = await retryingTransaction((connection) => cancel(connection, cancellation))
  if (cancelled.ok) await publishEvenement(cancelled.evenementId)
  return cancelled.ok ? { ok: true } : cancelled
}

type Cancelled = { ok: true; evenementId: number } | { ok: false; reason: LeaveRefusal }

async function cancel(connection: pg.PoolClient, asked: UsagerCancellation): Promise<Cancelled> {
  const { rdvId, usagerId, actor, now } = asked
  const rdv = await lockRdv(connection, rdvId)
  const refusal = rdv?.motif.collectif === false ? leaveRefusal(rdv, asked) : 'rdv-introuvable'
  if (!rdv || refusal) return { ok: false, reason: refusal ?? 'rdv-introuvable' }

  await actingAs(connection, actor)
  const ours = participationsOfFamily(rdv, usagerId).filter((participation) => !isCancelled(participation))
  const participationIds = ours.map(({ id }) => id)
  await writeParticipationStatus(connection, { participationIds, status: 'excused', now })
  await leaveFileAttente(connection, { rdvId, usagerIds: [usagerId, ...ours.map((one) => one.usagerId)] })
  const status = statusOnceExcused(rdv, participationIds, asked)
  if (status !== rdv.status) await writeRdvStatus(connection, { rdvId, status, now })
  const evenement =
    status === 'excused'
      ? ({ name: 'rdv.cancelled', rdvId, payload: { status, participationIds } } as const)
      : ({ name: 'participation.cancelled', rdvId, payload: { participationIds } } as const)
  return { ok: true, evenementId: await insertEvenement(connection, evenement, actor) }
}

function statusOnceExcused(rdv: RdvToChange, excusedIds: readonly number[], { usagerId, now }: UsagerCancellation) {
  if (participationsOfFamily(rdv, usagerId).length === rdv.participations.length) return 'excused'
  const participations = rdv.participations.map(({ id, status }) => (excusedIds.includes(id) ? 'excused' : status))
  return derivedStatus({ collectif: false, current: rdv.status, startsAt: rdv.startsAt, participations }, now)
}
