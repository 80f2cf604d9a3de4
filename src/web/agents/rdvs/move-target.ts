import type { Request } from 'express'
import type { PlannedRdv } from '#domain/booking/check/planned-rdv.ts'
import { MINUTE_MS } from '#lib/day.ts'
import { typedTime } from '#lib/typed-time.ts'
import { day, id, words } from '#web/shared/address-values.ts'
import { queryOf } from '#web/shared/sent.ts'
import { startOf } from '../nouveau-rdv/wizard-address.ts'
import { plannedOf } from './planned.ts'
import type { RdvFrom } from './rdv-address.ts'

/** Where an address asks to put a rdv, and what that is; or why it cannot be asked. */
export type MoveTarget = { ok: true; before: PlannedRdv; planned: PlannedRdv } | { ok: false; reason: TargetRefusal }

export type TargetRefusal = 'heure-illisible' | 'plusieurs-agents' | 'contexte-illisible' | 'inchange'

/** `starts_at`, and `ends_at` where its length changes too; or a day and an hour that were typed. `agent_id`, `lieu_id`: to whom, where. */
export function moveTargetOf(req: Request, rdv: RdvFrom, timeZone: string): MoveTarget {
  const asked = queryOf(req, { starts_at: words, ends_at: words, jour: day, heure: words, agent_id: id, lieu_id: id })
  const before = plannedOf(rdv)
  if (!before) return { ok: false, reason: 'contexte-illisible' }
  const hour = asked.heure && typedTime(asked.heure)
  const typed = asked.jour && hour ? `${asked.jour}T${hour}` : null
  const startsAt = minuteOf(asked.starts_at ?? typed, timeZone)
  const durationInMin = durationOf(startsAt, asked.ends_at, { timeZone, before })
  const agentIds = agentsAfter(before.agentIds, asked.agent_id)
  if (!startsAt || durationInMin === null) return { ok: false, reason: 'heure-illisible' }
  if (!agentIds) return { ok: false, reason: 'plusieurs-agents' }

  const isElsewhere = asked.lieu_id !== null && asked.lieu_id !== rdv.lieuId
  const place = isElsewhere && asked.lieu_id ? { kind: 'lieu' as const, lieuId: asked.lieu_id } : before.place
  const planned = { ...before, startsAt, durationInMin, agentIds, place }
  const isSame =
    startsAt.equals(before.startsAt) &&
    durationInMin === before.durationInMin &&
    agentIds === before.agentIds &&
    !isElsewhere
  return isSame ? { ok: false, reason: 'inchange' } : { ok: true, before, planned }
}

function durationOf(
  startsAt: Temporal.Instant | null,
  ends: string | null,
  { timeZone, before }: { timeZone: string; before: PlannedRdv },
): number | null {
  if (ends === null) return before.durationInMin
  const endsAt = minuteOf(ends, timeZone)
  if (!startsAt || !endsAt) return null
  const minutes = (endsAt.epochMilliseconds - startsAt.epochMilliseconds) / MINUTE_MS
  return minutes > 0 && minutes <= A_DAY ? Math.round(minutes) : null
}

const A_DAY = 24 * 60

/** Dragged to the column of another: he takes the place of the only one. Null where it is not said whose place. */
function agentsAfter(before: readonly number[], agentId: number | null): readonly number[] | null {
  if (agentId === null || before.includes(agentId)) return before
  return before.length === 1 ? [agentId] : null
}

const minuteOf = (text: string | null, timeZone: string): Temporal.Instant | null =>
  startOf(text ?? undefined, timeZone)?.round('minute') ?? null
