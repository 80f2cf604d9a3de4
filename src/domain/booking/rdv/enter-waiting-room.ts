import { z } from 'zod'
import type { Actor } from '#domain/actor/actor.ts'
import { type DeedTx, deed } from '#domain/journal/deed.ts'
import { command, execute, query, statement } from '#infra/query.ts'
import { agentRefusal } from './acting-agent.ts'
import { lockRdvAlone } from './lock-rdv.ts'
import * as waitingRoomRules from './waiting-room-rules.ts'

type Arrival = { rdvId: number; actor: Actor; now: Temporal.Instant }

export type ArrivalRefusal = waitingRoomRules.WaitingRoomRefusal | 'rdv-introuvable' | 'pas-le-sien'
export type ArrivalOutcome = { ok: true } | { ok: false; reason: ArrivalRefusal }

/** The usager is there: its agents see it, and are written to where the territoire wants it; twice is once. */
export const enterWaitingRoom = (arrival: Arrival): Promise<ArrivalOutcome> =>
  deed(arrival.actor, (tx) => apply(tx, arrival))

async function apply(tx: DeedTx, { rdvId, actor, now }: Arrival): Promise<ArrivalOutcome> {
  const rdv = await lockRdvAlone(tx.sql, rdvId)
  const [room] = rdv ? await query(ROOM, [rdvId], tx.sql) : []
  if (!rdv || !room) return { ok: false, reason: 'rdv-introuvable' }
  if (await agentRefusal(tx, actor, rdv)) return { ok: false, reason: 'pas-le-sien' }
  const reason = waitingRoomRules.enter({ ...rdv, territoire: room }, { timeZone: rdv.timeZone, now })
  if (reason) return { ok: false, reason }
  if (room.waitingRoomAt) return { ok: true }

  await execute(ENTER, [rdvId, new Date(now.epochMilliseconds)], tx.sql)
  await tx.record({ name: 'rdv.usager-arrived', rdvId, payload: {} })
  return { ok: true }
}

const ROOM = statement(
  'waiting-room-of-rdv',
  {
    waitingRoomAt: z.date().nullable(),
    enableWaitingRoomMailField: z.boolean(),
    enableWaitingRoomColorField: z.boolean(),
  },
  `
  SELECT r.waiting_room_at AS "waitingRoomAt", t.enable_waiting_room_mail_field AS "enableWaitingRoomMailField",
    t.enable_waiting_room_color_field AS "enableWaitingRoomColorField"
  FROM rdvs r JOIN organisations o ON o.id = r.organisation_id JOIN territoires t ON t.id = o.territoire_id
  WHERE r.id = $1`,
)

/** What the rdv is does not change: neither its version nor its date of change. */
const ENTER = command('enter-waiting-room', 'UPDATE rdvs SET waiting_room_at = $2 WHERE id = $1')
