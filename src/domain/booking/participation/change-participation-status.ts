import type { Actor } from '#domain/actor/actor.ts'
import { lockRdv, type ParticipationToChange, type RdvToChange } from '#domain/booking/rdv/lock-rdv.ts'
import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import { derivedStatus } from '#domain/booking/rdv/rdv-status.ts'
import { listOverlappedAgents, overbookRdv, takeTimeAgain } from '#domain/booking/rdv/take-time-again.ts'
import { writeParticipationStatus, writeRdvStatus } from '#domain/booking/rdv/write-rdv-status.ts'
import { type DeedTx, deed } from '#domain/journal/deed.ts'
import type { Evenement } from '#domain/journal/evenement/evenement.ts'
import type { RdvStatus } from '#infra/prisma/enums.ts'

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
export const changeParticipationStatus = (change: ParticipationStatusChange): Promise<ParticipationStatusOutcome> =>
  deed(change.actor, (tx) => apply(tx, change))

async function apply(tx: DeedTx, change: ParticipationStatusChange): Promise<ParticipationStatusOutcome> {
  const rdv = await lockRdv(tx.sql, change.rdvId)
  const participation = rdv?.participations.find(({ id }) => id === change.participationId)
  if (!rdv || !participation) return { ok: false, reason: 'participation-introuvable' }
  if (participation.status === change.status) return { ok: true }
  const reason = refusalOf(rdv, participation, change)
  if (reason) return { ok: false, reason }

  if (isFull(rdv, participation)) await overbookRdv(tx.sql, rdv.id)
  const { status, now } = change
  await writeParticipationStatus(tx.sql, { participationIds: [participation.id], status, now })
  await follow(tx, rdv, change)
  await tx.record(evenementOf(rdv, participation, change))
  return { ok: true }
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

async function follow(tx: DeedTx, rdv: RdvToChange, change: ParticipationStatusChange) {
  const { id: rdvId, startsAt, status: current } = rdv
  const participations = rdv.participations.map(({ id, ...one }) =>
    id === change.participationId ? change.status : one.status,
  )
  const status = derivedStatus({ collectif: true, current, startsAt, participations }, change.now)
  if (status === current) return
  const isBack = isCancelled(rdv) && !isCancelled({ status })
  const overlapped = isBack ? await listOverlappedAgents(tx.sql, rdvId) : []
  await writeRdvStatus(tx.sql, { rdvId, status, now: change.now })
  if (isBack) await takeTimeAgain(tx.sql, rdvId, overlapped)
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
