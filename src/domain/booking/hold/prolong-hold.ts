import { query, statement } from '#infra/query.ts'
import { HOLD_MINUTES, type Hold } from './hold.ts'
import { findHold, HOLD_COLUMNS, HOLD_ROW, type HoldAsked, holdOf } from './hold-queries.ts'

export type ProlongOutcome = { ok: true; hold: Hold } | { ok: false; reason: 'deja-prolonge' | 'plus-garde' }

/** Ten more minutes, once. */
export async function prolongHold(asked: HoldAsked): Promise<ProlongOutcome> {
  const values = [asked.sessionDigest, asked.motifId, new Date(asked.now.epochMilliseconds), HOLD_MINUTES]
  const [row] = await query(PROLONG, values)
  if (row) return { ok: true, hold: holdOf(row) }
  return { ok: false, reason: (await findHold(asked)) ? 'deja-prolonge' : 'plus-garde' }
}

const PROLONG = statement(
  'prolong-hold',
  HOLD_ROW,
  `
  UPDATE holds SET expires_at = expires_at + make_interval(mins => $4), extended = true
  WHERE session_digest = $1 AND motif_id = $2 AND expires_at > $3 AND NOT extended
  RETURNING ${HOLD_COLUMNS}`,
)
