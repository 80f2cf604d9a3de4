import type { Actor } from '#domain/actor/actor.ts'
import { hoursOf } from '#domain/booking/check/planned-rdv.ts'
import { checkReinstatement, type RdvChecks, unconfirmed } from '#domain/booking/check/rdv-check.ts'
import type { RdvError } from '#domain/booking/check/rdv-errors.ts'
import type { RdvWarning } from '#domain/booking/check/rdv-warnings.ts'
import { type DeedTx, deed } from '#domain/journal/deed.ts'
import type { RdvStatus } from '#infra/prisma/enums.ts'
import { agentRefusal, findActingAgent } from './acting-agent.ts'
import { findCheckFacts } from './check-facts-queries.ts'
import { lockRdv, type RdvToChange } from './lock-rdv.ts'
import { isCancelled } from './rdv.ts'
import { changeOfStatus } from './status-change.ts'
import * as statusRules from './status-rules.ts'
import { overbookRdv } from './take-time-again.ts'
import { writeStatusChange } from './write-status-change.ts'

/** An agent cancels a rdv, says what became of it, or takes that back. */
export type RdvStatusChange = {
  rdvId: number
  /** As the agent saw it. */
  from: RdvStatus
  status: RdvStatus
  /** Cancelled by the service, and its usagers are asked to choose another date. */
  isPostponed?: boolean
  /** Keys of the warnings that he was shown and wants all the same. */
  confirmed?: readonly string[]
  actor: Actor
  now: Temporal.Instant
}

export type StatusRefusal = statusRules.StatusRefusal | 'rdv-introuvable' | 'pas-le-sien' | 'rdv-en-double'
export type StatusOutcome =
  | { ok: true }
  | { ok: false; reason: Exclude<StatusRefusal, 'rdv-en-double'> }
  | { ok: false; reason: 'rdv-en-double'; same: RdvError }
  | { ok: false; reason: 'a-verifier'; warnings: readonly RdvWarning[] }

/** The rdv and the participations that follow it; twice is once. */
export const changeRdvStatus = (change: RdvStatusChange): Promise<StatusOutcome> =>
  deed(change.actor, (tx) => apply(tx, change))

async function apply(
  tx: DeedTx,
  { rdvId, confirmed = [], actor, now, ...asked }: RdvStatusChange,
): Promise<StatusOutcome> {
  const rdv = await lockRdv(tx.sql, rdvId)
  if (!rdv) return { ok: false, reason: 'rdv-introuvable' }
  if (await agentRefusal(tx, actor, rdv)) return { ok: false, reason: 'pas-le-sien' }
  const reason = statusRules.change(rdv, asked, { timeZone: rdv.timeZone, now })
  if (reason) return { ok: false, reason }
  if (rdv.status === asked.status) return { ok: true }

  const { errors, warnings } = isCancelled(rdv) ? await reinstatementChecks(tx, rdv, actor, now) : NOTHING
  const [same] = errors
  if (same) return { ok: false, reason: 'rdv-en-double', same }
  if (unconfirmed(warnings, confirmed).length > 0) return { ok: false, reason: 'a-verifier', warnings }
  if (isFull(rdv)) await overbookRdv(tx.sql, rdv.id)
  await writeStatusChange(
    tx,
    rdv,
    changeOfStatus(rdv, { of: 'rdv', status: asked.status, isPostponed: asked.isPostponed }, now),
    now,
  )
  return { ok: true }
}

const NOTHING: RdvChecks = { errors: [], warnings: [] }

/** More people come back than there are seats: an agent is never limited. */
const isFull = (rdv: RdvToChange) =>
  isCancelled(rdv) && rdv.maxParticipantsCount !== null && rdv.participations.length > rdv.maxParticipantsCount

/** Another rdv took the time of its agents meanwhile, or is the very same. */
async function reinstatementChecks(tx: DeedTx, rdv: RdvToChange, by: Actor, now: Temporal.Instant): Promise<RdvChecks> {
  const acting = await findActingAgent(tx, by)
  if (!acting) return NOTHING
  const { organisationId, id: rdvId } = rdv
  const facts = await findCheckFacts(
    { actor: acting.actor, organisationId, planned: asPlanned(rdv), rdvId, now },
    tx.sql,
  )
  return facts ? checkReinstatement({ ...facts, before: null }) : NOTHING
}

const asPlanned = ({ lieuId, ...rdv }: RdvToChange) => ({
  motifId: rdv.motifId,
  ...hoursOf(rdv),
  agentIds: rdv.agents.map(({ agentId }) => agentId),
  place: lieuId === null ? null : ({ kind: 'lieu', lieuId } as const),
  participants: rdv.participations.map(({ usagerId }) => ({
    usagerId,
    sendLifecycleNotifications: false,
    sendReminderNotification: false,
  })),
  context: null,
  title: null,
  maxParticipantsCount: rdv.maxParticipantsCount,
})
