import {
  type CreneauAsked,
  type CreneauRefusal,
  type CreneauSeen,
  lookAtCreneau,
} from '#domain/booking/creneau/look-at-creneau.ts'
import { pool } from '#infra/db.ts'
import { type Hold, isSameChoice } from './hold.ts'
import { findHold } from './hold-queries.ts'

export type ChosenCreneau = Omit<CreneauAsked, 'hold' | 'keptDurationInMin'> & { sessionDigest: string }

type Looked = { ok: true; creneau: CreneauSeen; hold: Hold | null } | { ok: false; reason: CreneauRefusal }

/** Before each of the last pages: may that start still be booked, and is it kept for this browser? */
export async function lookAtChosenCreneau(asked: ChosenCreneau): Promise<Looked> {
  const held = await findHold(asked)
  const hold = held && isSameChoice(held, asked) ? held : null
  const seen = await lookAtCreneau(pool, { ...asked, hold: hold ?? undefined })
  return seen.ok ? { ok: true, creneau: seen, hold: seen.hold && hold } : seen
}
