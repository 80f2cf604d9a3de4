import type pg from 'pg'
import { systeme } from '#domain/actor/actor.ts'
import { claimCreneau } from '#domain/booking/creneau/claim-creneau.ts'
import { isHiding } from '#domain/booking/creneau/loads-sql.ts'
import { type CreneauAsked, type CreneauRefusal, lookAtCreneau } from '#domain/booking/creneau/look-at-creneau.ts'
import { deed } from '#domain/journal/deed.ts'
import { config } from '#infra/config.ts'
import { command, execute, query, statement } from '#infra/query.ts'
import { HOLD_MINUTES, HOLDS_A_SESSION, type Hold, isSameChoice, UNKNOWN_HOLD_MINUTES } from './hold.ts'
import { findHold, HOLD_COLUMNS, HOLD_ROW, holdOf } from './hold-queries.ts'
import { NETWORK_LOCK } from './lock-networks.ts'

export type HoldOrder = Omit<CreneauAsked, 'hold' | 'keptDurationInMin' | 'sessionDigest'> & {
  sessionDigest: string
  /** Where the browser is. */
  networkDigest: string
  /** An account, a code, a link or an invitation: an address was shown. */
  isKnown: boolean
}

export type HoldOutcome = { ok: true; hold: Hold } | { ok: false; reason: CreneauRefusal }

/**
 * Keeps a créneau for a browser session: one a motif, three in all, the oldest making room. It is never refused for want of
 * room: beyond what one network may hide, it is held and hides nothing (decision 38).
 */
export const holdCreneau = (order: HoldOrder): Promise<HoldOutcome> => deed(systeme, ({ sql }) => hold(sql, order))

async function hold(connection: pg.PoolClient, order: HoldOrder): Promise<HoldOutcome> {
  const current = await findHold(order, connection)
  if (current && (await isStillKept(connection, current, order))) return { ok: true, hold: current }

  const claim = await claimCreneau(connection, order)
  if (!claim.ok) return claim
  const { sessionDigest, motifId, lieuId, networkDigest, isKnown, now } = order
  await makeRoom(connection, order)
  const times = [claim.startsAt, claim.endsAt, now, now.add({ minutes: HOLD_MINUTES })].map(dateOf)
  const hiding = [networkDigest, isKnown, dateOf(now.add({ minutes: UNKNOWN_HOLD_MINUTES }))]
  const most = [config.MOST_HOLDS_UNKNOWN, config.MOST_HOLDS_NETWORK]
  const values = [sessionDigest, motifId, lieuId, claim.agentId, ...times, ...hiding, ...most]
  const [row] = await query(HOLD, values, connection)
  if (!row) throw new Error('A hold was not written')
  return { ok: true, hold: holdOf(row, order.now) }
}

/**
 * Choosing again what is held does not hold it longer, as long as all that narrows the choice is the same too. What is kept
 * from nobody is chosen anew: there may be room now.
 */
async function isStillKept(connection: pg.PoolClient, current: Hold, order: HoldOrder): Promise<boolean> {
  if (!current.keptUntil || !isSameChoice(current, order)) return false
  const seen = await lookAtCreneau(connection, { ...order, hold: current })
  return seen.ok && seen.hold !== null && seen.freeAgentIds.includes(current.agentId)
}

const dateOf = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds)

/** From here on under the lock of the network, which a statement takes only where its result is asked. */
const makeRoom = (connection: pg.PoolClient, { sessionDigest, motifId, networkDigest, now }: HoldOrder) =>
  execute(
    MAKE_ROOM,
    [sessionDigest, motifId, dateOf(now), HOLDS_A_SESSION - 1, NETWORK_LOCK, networkDigest],
    connection,
  )

const MAKE_ROOM = command(
  'make-room-for-hold',
  `
  WITH locked AS MATERIALIZED (SELECT pg_advisory_xact_lock($5::int, hashtext($6))),
       kept AS (
         SELECT id FROM holds WHERE session_digest = $1 AND motif_id <> $2 AND expires_at > $3
         ORDER BY created_at DESC, id DESC LIMIT $4),
       gone AS (DELETE FROM holds WHERE session_digest = $1 AND motif_id <> $2 AND id NOT IN (SELECT id FROM kept))
  SELECT FROM locked`,
)

const HOLD = statement(
  'hold-creneau',
  HOLD_ROW,
  `
  WITH hiding AS (
    SELECT count(*) AS all, count(hides_until) AS unknown FROM holds
    WHERE network_digest = $9 AND ${isHiding('$7::timestamptz')} AND session_digest <> $1)
  INSERT INTO holds (session_digest, motif_id, lieu_id, agent_id, starts_at, ends_at, created_at, expires_at, network_digest, known, hides_until)
  SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10::boolean,
         CASE WHEN hiding.all >= $13::int OR (NOT $10 AND hiding.unknown >= $12::int) THEN $7::timestamptz
              WHEN NOT $10 THEN $11::timestamptz END
  FROM hiding
  ON CONFLICT (session_digest, motif_id) DO UPDATE SET
    lieu_id = excluded.lieu_id, agent_id = excluded.agent_id, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
    created_at = excluded.created_at, expires_at = excluded.expires_at, network_digest = excluded.network_digest,
    known = excluded.known, hides_until = excluded.hides_until, extended = false
  RETURNING ${HOLD_COLUMNS}`,
)
