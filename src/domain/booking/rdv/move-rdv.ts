import type { Actor } from '#domain/actor/actor.ts'
import type { UsagerActor } from '#domain/actor/usager-actor.ts'
import { type Claim, claimCreneau } from '#domain/booking/creneau/claim-creneau.ts'
import type { CreneauRefusal } from '#domain/booking/creneau/look-at-creneau.ts'
import { type DeedTx, deed } from '#domain/journal/deed.ts'
import { refusedAs } from '#infra/constraints.ts'
import { command, execute } from '#infra/query.ts'
import { asKnownNow, findRdvToChange, lockRdvAlone, participationsReachedBy, type RdvToChange } from './lock-rdv.ts'
import { moveAsked } from './move-asked.ts'
import { isCancelled } from './rdv.ts'
import { findKeptNarrowing } from './rdv-narrowing-queries.ts'
import * as usagerRdvRules from './usager-rdv-rules.ts'

/** `by`: who acts for himself and his proches. */
export type Move = {
  rdvId: number
  by: UsagerActor
  startsAt: Temporal.Instant
  actor: Actor
  now: Temporal.Instant
}

export type MoveOutcome = { ok: true } | { ok: false; reason: usagerRdvRules.MoveRefusal | CreneauRefusal }

/** Another start for the same motif, lieu and duration, with an agent who is free then, narrowed as the booking was; twice is once. */
export const moveRdv = (move: Move): Promise<MoveOutcome> =>
  deed(move.actor, (tx) => apply(tx, move)).catch(refusedAs('creneau-pris'))

async function apply(tx: DeedTx, move: Move): Promise<MoveOutcome> {
  const seen = await findRdvToChange(tx.sql, move.rdvId)
  if (seen && isAlreadyThere(seen, move)) return { ok: true }
  const refusal = seen ? usagerRdvRules.move(asKnownNow(move.by, seen), seen, move.now) : 'rdv-introuvable'
  if (!seen || refusal) return { ok: false, reason: refusal ?? 'rdv-introuvable' }

  const kept = await findKeptNarrowing(move.rdvId, tx.sql)
  const claim = await claimCreneau(tx.sql, moveAsked(seen, kept, move))
  const rdv = await lockRdvAlone(tx.sql, move.rdvId)
  if (rdv?.startsAt.getTime() !== seen.startsAt.getTime()) return apply(tx, move)
  const changed = usagerRdvRules.move(asKnownNow(move.by, rdv), rdv, move.now)
  if (changed) return { ok: false, reason: changed }
  return claim.ok ? write(tx, { rdv, claim, move }) : claim
}

/** The same form sent twice. */
const isAlreadyThere = (rdv: RdvToChange, { by, startsAt }: Move) =>
  rdv.startsAt.getTime() === startsAt.epochMilliseconds &&
  !isCancelled(rdv) &&
  participationsReachedBy(by, rdv).length > 0

type Written = { rdv: RdvToChange; claim: Extract<Claim, { ok: true }>; move: Move }

/** The agent leaves with the old time and the new one joins at the new time: neither is seen busy at the other's. */
async function write(tx: DeedTx, { rdv, claim, move }: Written): Promise<MoveOutcome> {
  const times = [claim.startsAt, claim.endsAt, move.now].map(({ epochMilliseconds }) => new Date(epochMilliseconds))
  await execute(LEAVE, [rdv.id, claim.agentId], tx.sql)
  await execute(MOVE, [rdv.id, ...times, claim.minutesAfterRdv], tx.sql)
  await execute(JOIN, [rdv.id, claim.agentId, ...times.slice(0, 2)], tx.sql)
  await tx.record({ name: 'rdv.moved', rdvId: rdv.id, payload: movedFrom(rdv, claim.agentId) })
  return { ok: true }
}

const LEAVE = command('leave-moved-rdv', 'DELETE FROM agents_rdvs WHERE rdv_id = $1 AND agent_id <> $2')

const MOVE = command(
  'move-rdv',
  `
  UPDATE rdvs SET starts_at = $2, ends_at = $3, updated_at = $4, minutes_after_rdv = $5, sequence = sequence + 1
  WHERE id = $1`,
)

const JOIN = command(
  'join-moved-rdv',
  `
  INSERT INTO agents_rdvs (rdv_id, agent_id, starts_at, ends_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT (agent_id, rdv_id) DO UPDATE SET exclusive = true`,
)

function movedFrom({ startsAt, endsAt, lieuId, agents }: RdvToChange, agentId: number) {
  const before = agents.map((agent) => agent.agentId)
  return {
    previousStartsAt: startsAt.toISOString(),
    previousEndsAt: endsAt.toISOString(),
    previousLieuId: lieuId,
    agentIdsKept: before.filter((id) => id === agentId),
    agentIdsAdded: before.includes(agentId) ? [] : [agentId],
    agentIdsRemoved: before.filter((id) => id !== agentId),
  }
}
