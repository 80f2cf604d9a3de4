import { z } from 'zod'
import type { Actor } from '#domain/actor/actor.ts'
import { isLive } from '#domain/booking/status/status.ts'
import { type DeedTx, deed } from '#domain/journal/deed.ts'
import { pool } from '#infra/db.ts'
import { type Connection, query, statement } from '#infra/query.ts'
import { agentRefusal } from './acting-agent.ts'
import { lockRdvAlone } from './lock-rdv.ts'
import * as reminderRules from './reminder-rules.ts'

type Request = {
  rdvId: number
  /** The last one that was asked for, as the page knew it; null: none. */
  after: number | null
  actor: Actor
  now: Temporal.Instant
}

export type RequestRefusal = reminderRules.ReminderRefusal | 'rdv-introuvable' | 'pas-le-sien' | 'personne-a-rappeler'
export type RequestOutcome = { ok: true } | { ok: false; reason: RequestRefusal }

/** By hand, at once; it counts as the reminder of that start. A page sent twice reminds once. */
export const requestReminder = (request: Request): Promise<RequestOutcome> =>
  deed(request.actor, (tx) => apply(tx, request))

async function apply(tx: DeedTx, { rdvId, after, actor, now }: Request): Promise<RequestOutcome> {
  const rdv = await lockRdvAlone(tx.sql, rdvId)
  if (!rdv) return { ok: false, reason: 'rdv-introuvable' }
  if (await agentRefusal(tx, actor, rdv)) return { ok: false, reason: 'pas-le-sien' }
  const reason = reminderRules.remind(rdv, now)
  if (reason) return { ok: false, reason }
  if ((await findLastReminderAsked(rdvId, tx.sql)) !== after) return { ok: true }

  const reminded = await query(REMIND, [rdvId, rdv.startsAt], tx.sql)
  if (reminded.length === 0) return { ok: false, reason: 'personne-a-rappeler' }
  const participationIds = reminded.map(({ id }) => id)
  await tx.record({ name: 'rdv.reminder-requested', rdvId, payload: { participationIds } })
  return { ok: true }
}

/** Among those that are not forgotten yet. */
export async function findLastReminderAsked(rdvId: number, connection: Connection = pool): Promise<number | null> {
  const [last] = await query(LAST, [rdvId], connection)
  return last?.id ?? null
}

const LAST = statement(
  'last-reminder-asked',
  { id: z.int() },
  "SELECT id FROM evenements WHERE rdv_id = $1 AND name = 'rdv.reminder-requested' ORDER BY id DESC LIMIT 1",
)

const REMIND = statement(
  'remind-participations',
  { id: z.int() },
  `
  UPDATE participations SET reminded_for_starts_at = $2
  WHERE rdv_id = $1 AND send_reminder_notification AND ${isLive('participations')} RETURNING id`,
)
