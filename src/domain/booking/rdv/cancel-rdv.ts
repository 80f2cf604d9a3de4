import type pg from 'pg'
import type { Actor } from '#domain/actor/actor.ts'
import { insertEvenement } from '#domain/journal/evenement/insert-evenement.ts'
import { publishEvenement } from '#domain/journal/evenement/publish-evenement.ts'
import { actingAs } from '#infra/acting-as.ts'
import type { RdvStatus } from '#infra/prisma/enums.ts'
import { retryingTransaction } from '#infra/retrying-transaction.ts'
import { lockRdv } from './lock-rdv.ts'
import { isCancelled } from './rdv.ts'
import { followersOf } from './rdv-status.ts'
import { writeParticipationStatus, writeRdvStatus } from './write-rdv-status.ts'

export type Cancellation = {
  rdvId: number
  /** As the agent saw it. */
  from: RdvStatus
  status: 'excused' | 'revoked'
  actor: Actor
  now: Temporal.Instant
}

export type CancelRefusal = 'rdv-introuvable' | 'deja-annule' | 'statut-change' | 'statut-impossible'
export type CancelOutcome = { ok: true } | { ok: false; reason: CancelRefusal }

/** The whole rdv, with the participations that were not cancelled; who may is the caller's affair. */
export async function cancelRdv(cancellation: Cancellation): Promise<CancelOutcome> {
  const cancelled = await retryingTransaction((connection) => cancel(connection, cancellation))
  if (cancelled.ok) await publishEvenement(cancelled.evenementId)
  return cancelled.ok ? { ok: true } : cancelled
}

type Cancelled = { ok: true; evenementId: number } | { ok: false; reason: CancelRefusal }

async function cancel(
  connection: pg.PoolClient,
  { rdvId, from, status, actor, now }: Cancellation,
): Promise<Cancelled> {
  const rdv = await lockRdv(connection, rdvId)
  if (!rdv) return { ok: false, reason: 'rdv-introuvable' }
  if (isCancelled(rdv)) return { ok: false, reason: 'deja-annule' }
  if (rdv.status !== from) return { ok: false, reason: 'statut-change' }
  if (rdv.motif.collectif && status === 'excused') return { ok: false, reason: 'statut-impossible' }

  await actingAs(connection, actor)
  const followers = rdv.participations.filter((one) => followersOf[status].some((from) => from === one.status))
  const participationIds = followers.map(({ id }) => id)
  await writeParticipationStatus(connection, { participationIds, status, now })
  await writeRdvStatus(connection, { rdvId, status, now })
  const evenement = { name: 'rdv.cancelled', rdvId, payload: { status, participationIds } } as const
  return { ok: true, evenementId: await insertEvenement(connection, evenement, actor) }
}
