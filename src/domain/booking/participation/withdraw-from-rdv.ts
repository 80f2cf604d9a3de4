import type pg from 'pg'
import type { Actor } from '#domain/actor/actor.ts'
import { lockRdvAlone } from '#domain/booking/rdv/lock-rdv.ts'
import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import { type LeaveRefusal, leaveRefusal, participationsOfFamily } from '#domain/booking/rdv/usager-refusals.ts'
import { writeParticipationStatus } from '#domain/booking/rdv/write-rdv-status.ts'
import { insertEvenement } from '#domain/journal/evenement/insert-evenement.ts'
import { publishEvenement } from '#domain/journal/evenement/publish-evenement.ts'
import { actingAs } from '#infra/acting-as.ts'
import { retryingTransaction } from '#infra/retrying-transaction.ts'

/** `usagerId`: who acts for himself and his proches. */
export type Withdrawal = { rdvId: number; usagerId: number; actor: Actor; now: Temporal.Instant }

export type WithdrawOutcome = { ok: true } | { ok: false; reason: LeaveRefusal }

/** Leaves a rdv collectif: the family's participation is excused, its seat is free, the rdv goes on. */
export async function withdrawFromRdv(withdrawal: Withdrawal): Promise<WithdrawOutcome> {
  const withdrawn = await retryingTransaction((connection) => withdraw(connection, withdrawal))
  if (withdrawn.ok) await publishEvenement(withdrawn.evenementId)
  return withdrawn.ok ? { ok: true } : withdrawn
}

type Withdrawn = { ok: true; evenementId: number } | { ok: false; reason: LeaveRefusal }

async function withdraw(connection: pg.PoolClient, withdrawal: Withdrawal): Promise<Withdrawn> {
  const { rdvId, usagerId, actor, now } = withdrawal
  const rdv = await lockRdvAlone(connection, rdvId)
  const refusal = rdv?.motif.collectif ? leaveRefusal(rdv, withdrawal) : 'rdv-introuvable'
  if (!rdv || refusal) return { ok: false, reason: refusal ?? 'rdv-introuvable' }

  await actingAs(connection, actor)
  const ours = participationsOfFamily(rdv, usagerId).filter((participation) => !isCancelled(participation))
  const participationIds = ours.map(({ id }) => id)
  await writeParticipationStatus(connection, { participationIds, status: 'excused', now })
  const evenement = { name: 'participation.cancelled', rdvId, payload: { participationIds } } as const
  return { ok: true, evenementId: await insertEvenement(connection, evenement, actor) }
}
