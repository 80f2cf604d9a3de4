import { z } from 'zod'
import type { Row } from '#infra/prove-rows.ts'
import { type Connection, query, statement } from '#infra/query.ts'
import type { Hold } from './hold.ts'

export type HoldAsked = { sessionDigest: string; motifId: number; now: Temporal.Instant }

/** The live hold of a browser session on a motif. */
export async function findHold(asked: HoldAsked, connection?: Connection): Promise<Hold | null> {
  const values = [asked.sessionDigest, asked.motifId, new Date(asked.now.epochMilliseconds)]
  const [row] = await query(FIND, values, connection)
  return row ? holdOf(row, asked.now) : null
}

export const HOLD_ROW = {
  id: z.int(),
  motifId: z.int(),
  lieuId: z.int().nullable(),
  agentId: z.int(),
  startsAt: z.date(),
  endsAt: z.date(),
  heldAt: z.date(),
  expiresAt: z.date(),
  isKnown: z.boolean(),
  hidesUntil: z.date().nullable(),
  extended: z.boolean(),
}

export function holdOf({ hidesUntil, ...row }: Row<typeof HOLD_ROW>, now: Temporal.Instant): Hold {
  const expiresAt = row.expiresAt.toTemporalInstant()
  const heldAt = row.heldAt.toTemporalInstant()
  const until = hidesUntil?.toTemporalInstant() ?? expiresAt
  return {
    ...row,
    startsAt: row.startsAt.toTemporalInstant(),
    endsAt: row.endsAt.toTemporalInstant(),
    heldAt,
    expiresAt,
    wasKept: Temporal.Instant.compare(until, heldAt) > 0,
    keptUntil: Temporal.Instant.compare(until, now) > 0 ? until : null,
  }
}

export const HOLD_COLUMNS = `id, motif_id AS "motifId", lieu_id AS "lieuId", agent_id AS "agentId", starts_at AS "startsAt",
  ends_at AS "endsAt", created_at AS "heldAt", expires_at AS "expiresAt", known AS "isKnown", hides_until AS "hidesUntil", extended`

const FIND = statement(
  'hold',
  HOLD_ROW,
  `SELECT ${HOLD_COLUMNS} FROM holds WHERE session_digest = $1 AND motif_id = $2 AND expires_at > $3`,
)
