import type { Actor } from '#domain/actor/actor.ts'
import { agentRefusal } from '#domain/booking/rdv/acting-agent.ts'
import { lockRdv, type ParticipationToChange, type RdvToChange } from '#domain/booking/rdv/lock-rdv.ts'
import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import { changeOfStatus } from '#domain/booking/rdv/status-change.ts'
import * as statusRules from '#domain/booking/rdv/status-rules.ts'
import { overbookRdv } from '#domain/booking/rdv/take-time-again.ts'
import { writeStatusChange } from '#domain/booking/rdv/write-status-change.ts'
import { type DeedTx, deed } from '#domain/journal/deed.ts'
import type { RdvStatus } from '#infra/prisma/enums.ts'

/** What became of one participation of a rdv collectif, said by an agent or taken back. */
export type ParticipationStatusChange = {
  rdvId: number
  participationId: number
  /** As the agent saw it. */
  from: RdvStatus
  status: statusRules.ParticipationStatus
  /** He was warned that no seat is left, and wants it all the same. */
  acceptsFull: boolean
  actor: Actor
  now: Temporal.Instant
}

export type ParticipationStatusRefusal =
  | statusRules.ParticipationStatusRefusal
  | 'participation-introuvable'
  | 'pas-le-sien'
  | 'complet'
export type ParticipationStatusOutcome = { ok: true } | { ok: false; reason: ParticipationStatusRefusal }

/** The participation, and the rdv as it follows from all of them (decision 11); twice is once. */
export const changeParticipationStatus = (change: ParticipationStatusChange): Promise<ParticipationStatusOutcome> =>
  deed(change.actor, (tx) => apply(tx, change))

async function apply(tx: DeedTx, change: ParticipationStatusChange): Promise<ParticipationStatusOutcome> {
  const { actor, acceptsFull, status, now } = change
  const rdv = await lockRdv(tx.sql, change.rdvId)
  const participation = rdv?.participations.find(({ id }) => id === change.participationId)
  if (!rdv || !participation) return { ok: false, reason: 'participation-introuvable' }
  if (await agentRefusal(tx, actor, rdv)) return { ok: false, reason: 'pas-le-sien' }
  const reason = statusRules.changeParticipation({ rdv, participation }, change, { timeZone: rdv.timeZone, now })
  if (reason) return { ok: false, reason }
  if (participation.status === status) return { ok: true }
  if (isFull(rdv, participation) && !acceptsFull) return { ok: false, reason: 'complet' }

  if (isFull(rdv, participation)) await overbookRdv(tx.sql, rdv.id)
  const asked = { of: 'participations', ids: [participation.id], status } as const
  await writeStatusChange(tx, rdv, changeOfStatus(rdv, asked, now), now)
  return { ok: true }
}

/** Coming back takes a seat. */
const isFull = ({ maxParticipantsCount, usagersCount }: RdvToChange, participation: ParticipationToChange) =>
  isCancelled(participation) && maxParticipantsCount !== null && usagersCount >= maxParticipantsCount
