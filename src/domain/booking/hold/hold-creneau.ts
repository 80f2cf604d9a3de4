import type pg from 'pg'
import { systeme } from '#domain/actor/actor.ts'
import { claimCreneau } from '#domain/booking/creneau/claim-creneau.ts'
import { type CreneauAsked, type CreneauRefusal, lookAtCreneau } from '#domain/booking/creneau/look-at-creneau.ts'
import { deed } from '#domain/journal/deed.ts'
import { command, execute, query, statement } from '#infra/query.ts'
import { HOLD_MINUTES, HOLDS_A_SESSION, type Hold, isSameChoice } from './hold.ts'
import { findHold, HOLD_COLUMNS, HOLD_ROW, holdOf } from './hold-queries.ts'

export type HoldOrder = Omit<CreneauAsked, 'hold' | 'keptDurationInMin' | 'sessionDigest'> & { sessionDigest: string }

export type HoldOutcome = { ok: true; hold: Hold } | { ok: false; reason: CreneauRefusal }

/** Keeps a créneau for a browser session: one a motif, three in all, the oldest making room. */
export const holdCreneau = (order: HoldOrder): Promise<HoldOutcome> => deed(systeme, ({ sql }) => hold(sql, order))

async function hold(connection: pg.PoolClient, order: HoldOrder): Promise<HoldOutcome> {
  const current = await findHold(order, connection)
  if (current && (await isStillKept(connection, current, order))) return { ok: true, hold: current }

  const claim = await claimCreneau(connection, order)
  if (!claim.ok) return claim
  const { sessionDigest, motifId, lieuId, now } = order
  const times = [claim.startsAt, claim.endsAt, now, now.add({ minutes: HOLD_MINUTES })].map(dateOf)
  const values = [sessionDigest, motifId, lieuId, claim.agentId, ...times]
  const [row] = await query(HOLD, values, connection)
  if (!row) throw new Error('A hold was not written')
  await execute(LET_GO, [sessionDigest, HOLDS_A_SESSION, dateOf(now)], connection)
  return { ok: true, hold: holdOf(row) }
}

/** Choosing again what is held does not hold it longer, as long as all that narrows the choice is the same too. */
async function isStillKept(connection: pg.PoolClient, current: Hold, order: HoldOrder): Promise<boolean> {
  if (!isSameChoice(current, order)) return false
  const seen = await lookAtCreneau(connection, { ...order, hold: current })
  return seen.ok && seen.hold !== null && seen.freeAgentIds.includes(current.agentId)
}

const dateOf = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds)

const HOLD = statement(
  'hold-creneau',
  HOLD_ROW,
  `
  INSERT INTO holds (session_digest, motif_id, lieu_id, agent_id, starts_at, ends_at, created_at, expires_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (session_digest, motif_id) DO UPDATE SET
    lieu_id = excluded.lieu_id, agent_id = excluded.agent_id, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
    created_at = excluded.created_at, expires_at = excluded.expires_at, extended = false
  RETURNING ${HOLD_COLUMNS}`,
)

const LET_GO = command(
  'let-go-of-old-holds',
  `
  DELETE FROM holds WHERE session_digest = $1 AND id NOT IN (
    SELECT id FROM holds WHERE session_digest = $1 AND expires_at > $3 ORDER BY created_at DESC, id DESC LIMIT $2
  )`,
)
