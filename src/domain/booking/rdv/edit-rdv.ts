import { endOf } from '#domain/booking/check/planned-rdv.ts'
import { checkRdv, overlappedAgentIds, unconfirmed } from '#domain/booking/check/rdv-check.ts'
import { leaveFilesAttente } from '#domain/booking/file-attente/leave-files-attente.ts'
import { type DeedTx, deed } from '#domain/journal/deed.ts'
import { findSessionAgent } from '#domain/people/agent/session-agent-queries.ts'
import { attachUsagers } from '#domain/people/usager/attach-usager.ts'
import { lockFamilies } from '#domain/people/usager/lock-families.ts'
import { encryptChange } from '#infra/encryption.ts'
import { command, execute } from '#infra/query.ts'
import { editRefusal } from './acting-agent.ts'
import { findCheckFacts } from './check-facts-queries.ts'
import { insertAgents, insertParticipations } from './insert-rdv.ts'
import { lieuIdOf } from './insert-single-use-lieu.ts'
import { lockRdv, type RdvToChange } from './lock-rdv.ts'
import type { Making, RdvRefused } from './make-rdv.ts'
import { type PlannedEdit, plannedEdit } from './planned-edit.ts'
import { isCancelled } from './rdv.ts'
import { endingOf, hasCancellationDate, statusOfJoining } from './rdv-status.ts'
import { findRdvToEdit } from './rdv-to-edit-queries.ts'
import { findRdvVersion } from './rdv-version-queries.ts'

/** `version`: of the rdv as the form showed it (`findRdvVersion`). Its motif never changes. */
export type Editing = Making & { rdvId: number; version: string }

export type EditOutcome =
  | { ok: true }
  | RdvRefused
  | { ok: false; reason: 'rdv-introuvable' | 'pas-le-sien' | 'change-entre-temps' }

/** Whatever an agent writes of a rdv but its status, judged as if it were new where it moves; twice is once. */
export const editRdv = (editing: Editing): Promise<EditOutcome> => deed(editing.author, (tx) => edit(tx, editing))

async function edit(tx: DeedTx, editing: Editing): Promise<EditOutcome> {
  const { rdvId, organisationId, now } = editing
  await lockFamilies(tx.sql, idsOf(editing.planned.participants))
  const rdv = await lockRdv(tx.sql, rdvId, editing.planned.agentIds)
  if (rdv?.organisationId !== organisationId) return { ok: false, reason: 'rdv-introuvable' }
  const acting = await findSessionAgent(editing.actor.id, tx.sql)
  if (!acting || editRefusal(acting.actor, rdv)) return { ok: false, reason: 'pas-le-sien' }
  const planned = { ...editing.planned, motifId: rdv.motifId }
  const facts = await findCheckFacts({ actor: acting.actor, organisationId, planned, rdvId, now }, tx.sql)
  if (!facts) return { ok: false, reason: 'rdv-introuvable' }

  const standing = await findRdvToEdit(tx.sql, rdvId)
  const change = plannedEdit(facts, standing, encryptChange('rdvs.context', planned.context, standing.context))
  if (!change) return { ok: true }
  if ((await findRdvVersion(rdvId, tx.sql)) !== editing.version) return { ok: false, reason: 'change-entre-temps' }
  const { errors, warnings } = checkRdv(facts)
  if (errors.length > 0) return { ok: false, errors }
  if (unconfirmed(warnings, editing.confirmed).length > 0) return { ok: false, warnings }
  await write(tx, { editing, rdv, change, overlappedIds: overlappedAgentIds(warnings) })
  return { ok: true }
}

type Written = {
  editing: Editing
  rdv: RdvToChange
  change: PlannedEdit
  overlappedIds: readonly number[]
}

async function write(tx: DeedTx, written: Written) {
  const { editing, rdv, change } = written
  const { author: actor, now, organisationId } = editing
  const at = new Date(now.epochMilliseconds)
  await execute(REMOVE, [change.removed.map(({ id }) => id)], tx.sql)
  await writeTimes(tx, written)
  const added = await insertParticipations(tx.sql, {
    rdvId: rdv.id,
    participants: change.added,
    status: statusOfJoining(rdv),
    actor,
    byAgentPrescripteur: false,
    now,
  })
  for (const { usagerId, sendLifecycleNotifications, sendReminderNotification } of change.otherwiseTold)
    await execute(TELL, [rdv.id, usagerId, sendLifecycleNotifications, sendReminderNotification, at], tx.sql)
  await leaveFilesAttente(tx.sql, rdv.id)
  await attachUsagers(tx.sql, idsOf(editing.planned.participants), organisationId)
  await record(tx, written, added)
}

const REMOVE = command('remove-participants-of-rdv', 'DELETE FROM participations WHERE id = ANY ($1::int[])')

const TELL = command(
  'tell-participant-otherwise',
  `
  UPDATE participations SET send_lifecycle_notifications = $3, send_reminder_notification = $4, updated_at = $5
  WHERE rdv_id = $1 AND usager_id = $2`,
)

/** No agent has both the old time and the new one for a while: his part is his alone again once the rdv is written. */
async function writeTimes(tx: DeedTx, { editing, rdv, change, overlappedIds }: Written) {
  const { planned, organisationId, now } = editing
  const agentIds = [...new Set(planned.agentIds)]
  const kept = rdv.agents.map(({ agentId }) => agentId)
  if (change.isTouched) await execute(LEAVE, [rdv.id, agentIds], tx.sql)
  if (change.isTouched) await execute(SHARE, [rdv.id], tx.sql)
  const place = { place: planned.place, organisationId, now }
  const lieuId = change.isPlacedElsewhere ? await lieuIdOf(tx.sql, place) : rdv.lieuId
  const times = [planned.startsAt, endOf(planned), now].map(({ epochMilliseconds }) => new Date(epochMilliseconds))
  const said = [change.context, change.title, change.maxParticipantsCount, change.isOverbooked, change.minutesAfterRdv]
  const became = [change.status, hasCancellationDate(change.status)]
  await execute(WRITE, [rdv.id, ...times, lieuId, ...said, ...became], tx.sql)
  const joining = agentIds.filter((id) => !kept.includes(id))
  await insertAgents(
    tx.sql,
    rdv.id,
    joining.map((agentId) => ({ agentId, exclusive: !overlappedIds.includes(agentId) })),
  )
  if (change.isTouched) await execute(TAKE, [rdv.id, overlappedIds], tx.sql)
}

const LEAVE = command(
  'leave-edited-rdv',
  'DELETE FROM agents_rdvs WHERE rdv_id = $1 AND NOT (agent_id = ANY ($2::int[]))',
)
const SHARE = command('share-time-of-edited-rdv', 'UPDATE agents_rdvs SET exclusive = false WHERE rdv_id = $1')
const TAKE = command(
  'take-time-of-edited-rdv',
  'UPDATE agents_rdvs SET exclusive = NOT (agent_id = ANY ($2::int[])) WHERE rdv_id = $1',
)

const WRITE = command(
  'edit-rdv',
  `
  UPDATE rdvs SET starts_at = $2, ends_at = $3, updated_at = $4, lieu_id = $5, context = $6, name = $7,
    max_participants_count = $8, overbooked = $9, minutes_after_rdv = $10, status = $11,
    cancelled_at = CASE WHEN status = $11 THEN cancelled_at WHEN $12 THEN $4 END, sequence = sequence + 1
  WHERE id = $1`,
)

/** Who joins or leaves a rdv collectif is told, of an individual one nobody; when the last who was to come leaves it, its agents are. */
async function record(tx: DeedTx, { editing, rdv, change }: Written, added: readonly number[]) {
  const { id: rdvId } = rdv
  const tells = rdv.motif.collectif && !isCancelled(rdv)
  const participationIdsAdded = [...added]
  const toldToJoin = tells ? participationIdsAdded : []
  const participationsRemoved = change.removed
    .filter((one) => tells && !isCancelled(one))
    .map(({ id, usagerId, sendLifecycleNotifications }) => ({ id, usagerId, sendLifecycleNotifications }))
  const isMoved = change.isMoved && !isCancelled(rdv)
  if (isMoved) {
    const payload = { ...movedFrom(rdv, editing.planned.agentIds), participationIdsAdded }
    await tx.record({ name: 'rdv.moved', rdvId, payload })
  }
  if (toldToJoin.length > 0)
    await tx.record({ name: 'participation.added', rdvId, payload: { participationIds: toldToJoin } })
  if (participationsRemoved.length > 0)
    await tx.record({ name: 'participation.removed', rdvId, payload: { participationsRemoved } })
  const ending = endingOf(rdv, change.status)
  if (ending) await tx.record({ name: 'rdv.cancelled', rdvId, payload: { status: ending, participationIds: [] } })
  if (!isMoved && !ending && toldToJoin.length + participationsRemoved.length === 0)
    await tx.record({ name: 'rdv.edited', rdvId, payload: {} })
}

function movedFrom({ startsAt, endsAt, lieuId, agents }: RdvToChange, agentIds: readonly number[]) {
  const before = agents.map(({ agentId }) => agentId)
  return {
    previousStartsAt: startsAt.toISOString(),
    previousEndsAt: endsAt.toISOString(),
    previousLieuId: lieuId,
    agentIdsKept: before.filter((id) => agentIds.includes(id)),
    agentIdsAdded: [...new Set(agentIds)].filter((id) => !before.includes(id)),
    agentIdsRemoved: before.filter((id) => !agentIds.includes(id)),
  }
}

const idsOf = (participants: readonly { usagerId: number }[]) => participants.map(({ usagerId }) => usagerId)
