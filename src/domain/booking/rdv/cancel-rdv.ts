import type { Actor } from '#domain/actor/actor.ts'
import { type DeedTx, deed } from '#domain/journal/deed.ts'
import type { RdvStatus } from '#infra/prisma/enums.ts'
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
export const cancelRdv = (cancellation: Cancellation): Promise<CancelOutcome> =>
  deed(cancellation.actor, (tx) => cancel(tx, cancellation))

async function cancel(tx: DeedTx, { rdvId, from, status, now }: Cancellation): Promise<CancelOutcome> {
  const rdv = await lockRdv(tx.sql, rdvId)
  if (!rdv) return { ok: false, reason: 'rdv-introuvable' }
  if (isCancelled(rdv)) return { ok: false, reason: 'deja-annule' }
  if (rdv.status !== from) return { ok: false, reason: 'statut-change' }
  if (rdv.motif.collectif && status === 'excused') return { ok: false, reason: 'statut-impossible' }

  const followers = rdv.participations.filter((one) => followersOf[status].some((from) => from === one.status))
  const participationIds = followers.map(({ id }) => id)
  await writeParticipationStatus(tx.sql, { participationIds, status, now })
  await writeRdvStatus(tx.sql, { rdvId, status, now })
  await tx.record({ name: 'rdv.cancelled', rdvId, payload: { status, participationIds } })
  return { ok: true }
}
