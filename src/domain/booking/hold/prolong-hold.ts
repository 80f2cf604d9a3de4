import { query, statement } from '#infra/query.ts'
import { HOLD_MINUTES, type Hold } from './hold.ts'
import { findHold, HOLD_COLUMNS, HOLD_ROW, type HoldAsked, holdOf } from './hold-queries.ts'

export type ProlongOutcome =
  | { ok: true; hold: Hold }
  | { ok: false; reason: 'deja-prolonge' | 'plus-garde' | 'inconnu' }

/** Ten more minutes, once, for whoever has shown an address. */
export async function prolongHold(asked: HoldAsked): Promise<ProlongOutcome> {
  const values = [asked.sessionDigest, asked.motifId, new Date(asked.now.epochMilliseconds), HOLD_MINUTES]
  const [row] = await query(PROLONG, values)
  if (row) return { ok: true, hold: holdOf(row, asked.now) }
  const hold = await findHold(asked)
  if (!hold) return { ok: false, reason: 'plus-garde' }
  if (hold.extended) return { ok: false, reason: 'deja-prolonge' }
  return { ok: false, reason: hold.isKnown ? 'plus-garde' : 'inconnu' }
}

const PROLONG = statement(
  'prolong-hold',
  HOLD_ROW,
  `
  UPDATE holds SET expires_at = expires_at + make_interval(mins => $4), extended = true
  WHERE session_digest = $1 AND motif_id = $2 AND expires_at > $3 AND NOT extended AND hides_until IS NULL
  RETURNING ${HOLD_COLUMNS}`,
)
