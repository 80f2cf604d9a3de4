import type pg from 'pg'
import type { Actor } from '#domain/actor/actor.ts'
import { lockRdv, type ParticipationToChange, type RdvToChange } from '#domain/booking/rdv/lock-rdv.ts'
import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import { derivedStatus } from '#domain/booking/rdv/rdv-status.ts'
import { listOverlappedAgents, overbookRdv, takeTimeAgain } from '#domain/booking/rdv/take-time-again.ts'
import { writeParticipationStatus, writeRdvStatus } from '#domain/booking/rdv/write-rdv-status.ts'
import type { Evenement } from '#domain/journal/evenement/evenement.ts'
import { insertEvenement } from '#domain/journal/evenement/insert-evenement.ts'
import { publishEvenement } from '#domain/journal/evenement/publish-evenement.ts'
import { actingAs } from '#infra/acting-as.ts'
import type { RdvStatus } from '#infra/prisma/enums.ts'
import { retryingTransaction } from '#infra/retrying-transaction.ts'

/** What became of one participation of a rdv collectif, said by an agent or taken back. */
export type ParticipationStatusChange = {
  rdvId: number
  participationId: number
  /** As the agent saw it. */
  from: RdvStatus
  status: 'unknown' | 'seen' | 'noshow' | 'excused'
  /** He was warned that no seat is left, and wants it all the same. */
  acceptsFull: boolean
  actor: Actor
  now: Temporal.Instant
}

export type ParticipationStatusRefusal =
  | 'participation-introuvable'
  | 'statut-change'
  | 'statut-impossible'
  | 'rdv-annule'
  | 'complet'
export type ParticipationStatusOutcome = { ok: true } | { ok: false; reason: ParticipationStatusRefusal }

/** The participation, and the rdv as it follows from all of them (decision 11); twice is once. */
export async function changeParticipationStatus(
  change: ParticipationStatusChange,
): Promise<ParticipationStatusOutcome> {
  const changed = await retryingTransaction((connection) => apply(connection, change))
  if (changed.ok && changed.evenementId !== null) await publishEvenement(changed.evenementId)
  return changed.ok ? { ok: true } : changed
}

type Changed = { ok: true; evenementId: number | null } | { ok: false; reason: ParticipationStatusRefusal }

async function apply(connection: pg.PoolClient, change: ParticipationStatusChange): Promise<Changed> {
  const rdv = await lockRdv(connection, change.rdvId)
  const participation = rdv?.participations.find(({ id }) => id === change.participationId)
  if (!rdv || !participation) return { ok: false, reason: 'participation-introuvable' }
  if (participation.status === change.status) return { ok: true, evenementId: null }
  const reason = refusalOf(rdv, participation, change)
  if (reason) return { ok: false, reason }

  await actingAs(connection, change.actor)
  if (isFull(rdv, participation)) await overbookRdv(connection, rdv.id)
  const { status, now } = change
  await writeParticipationStatus(connection, { participationIds: [participation.id], status, now })
  await follow(connection, rdv, change)
  const evenementId = await insertEvenement(connection, evenementOf(rdv, participation, change), change.actor)
  return { ok: true, evenementId }
}

type Refusal = ParticipationStatusRefusal | null

function refusalOf(rdv: RdvToChange, participation: ParticipationToChange, change: ParticipationStatusChange): Refusal {
  const { from, status, now, acceptsFull } = change
  const hasStarted = rdv.startsAt.getTime() <= now.epochMilliseconds
  if (participation.status !== from) return 'statut-change'
  if (!rdv.motif.collectif || (status !== 'unknown' && from !== 'unknown')) return 'statut-impossible'
  if (status === 'noshow' && !hasStarted) return 'statut-impossible'
  if (isCancelled(rdv) && !hasStarted) return 'rdv-annule'
  return isFull(rdv, participation) && !acceptsFull ? 'complet' : null
}

/** Coming back takes a seat. */
const isFull = ({ maxParticipantsCount, usagersCount }: RdvToChange, participation: ParticipationToChange) =>
  isCancelled(participation) && maxParticipantsCount !== null && usagersCount >= maxParticipantsCount

async function follow(connection: pg.PoolClient, rdv: RdvToChange, change: ParticipationStatusChange) {
  const { id: rdvId, startsAt, status: current } = rdv
  const participations = rdv.participations.map(({ id, ...one }) =>
    id === change.participationId ? change.status : one.status,
  )
  const status = derivedStatus({ collectif: true, current, startsAt, participations }, change.now)
  if (status === current) return
  const isBack = isCancelled(rdv) && !isCancelled({ status })
  const overlapped = isBack ? await listOverlappedAgents(connection, rdvId) : []
  await writeRdvStatus(connection, { rdvId, status, now: change.now })
  if (isBack) await takeTimeAgain(connection, rdvId, overlapped)
}

/** Who no longer comes and who comes again are told, with the agents; an outcome is told to nobody. */
function evenementOf(
  { id: rdvId }: RdvToChange,
  participation: ParticipationToChange,
  { from, status }: ParticipationStatusChange,
): Evenement {
  const payload = { participationIds: [participation.id] }
  if (status === 'excused') return { name: 'participation.cancelled', rdvId, payload }
  if (isCancelled(participation)) return { name: 'participation.booked', rdvId, payload }
  return { name: 'participation.status-changed', rdvId, payload: { ...payload, from, status } }
}
