import { type Connection, query } from '#infra/query.ts'
import type { Hold } from './hold.ts'

export type HoldAsked = { sessionDigest: string; motifId: number; now: Temporal.Instant }

/** The live hold of a browser session on a motif. */
export async function findHold(asked: HoldAsked, connection?: Connection): Promise<Hold | null> {
  const values = [asked.sessionDigest, asked.motifId, new Date(asked.now.epochMilliseconds)]
  const [row] = await query<HoldRow>('hold', FIND, values, connection)
  return row ? holdOf(row) : null
}

export type HoldRow = Omit<Hold, 'startsAt' | 'endsAt' | 'heldAt' | 'expiresAt'> & {
  startsAt: Date
  endsAt: Date
  heldAt: Date
  expiresAt: Date
}

export const holdOf = ({ startsAt, endsAt, heldAt, expiresAt, ...row }: HoldRow): Hold => ({
  ...row,
  startsAt: instant(startsAt),
  endsAt: instant(endsAt),
  heldAt: instant(heldAt),
  expiresAt: instant(expiresAt),
})

const instant = (date: Date) => Temporal.Instant.fromEpochMilliseconds(date.getTime())

export const HOLD_COLUMNS = `id, motif_id AS "motifId", lieu_id AS "lieuId", agent_id AS "agentId", starts_at AS "startsAt",
  ends_at AS "endsAt", created_at AS "heldAt", expires_at AS "expiresAt", extended`

const FIND = `SELECT ${HOLD_COLUMNS} FROM holds WHERE session_digest = $1 AND motif_id = $2 AND expires_at > $3`
