import type { Request } from 'express'
import type { PlannedRdv } from '#domain/booking/check/planned-rdv.ts'
import { MINUTE_MS } from '#lib/day.ts'
import { typedTime } from '#lib/typed-time.ts'
import { zoneOf } from '#lib/zone.ts'
import { day, id, words } from '#web/shared/address-values.ts'
import { queryOf } from '#web/shared/sent.ts'
import { startOf } from '../nouveau-rdv/wizard-address.ts'
import { plannedOf } from './planned.ts'
import { isAtALieu, type RdvFrom } from './rdv-address.ts'
import { minutesTyped, startTyped } from './start-typed.ts'

/** Where an address asks to put a rdv, and what that is; or why it cannot be asked. */
export type MoveTarget = { ok: true; before: PlannedRdv; planned: PlannedRdv } | { ok: false; reason: TargetRefusal }

export type TargetRefusal = 'heure-illisible' | 'plusieurs-agents' | 'contexte-illisible' | 'inchange'

/** `starts_at`, and `ends_at` where its length changes too; or a day and an hour that were typed. `agent_id`, `lieu_id`: to whom, where; `from_agent_id`: instead of whom. */
export function moveTargetOf(req: Request, rdv: RdvFrom, timeZone: string): MoveTarget {
  const asked = queryOf(req, { starts_at: words, ends_at: words, jour: day, heure: words, lieu_id: id, ...WHOSE })
  const before = plannedOf(rdv)
  if (!before) return { ok: false, reason: 'contexte-illisible' }
  const hour = asked.heure && typedTime(asked.heure)
  const startsAt =
    asked.starts_at === null && asked.jour && hour
      ? startTyped({ day: asked.jour, time: hour }, before, zoneOf(timeZone))
      : startAsked(asked.starts_at, before, timeZone)
  const durationInMin = durationOf(startsAt, asked.ends_at, { timeZone, before })
  const agentIds = agentsAfter(before.agentIds, { to: asked.agent_id, from: asked.from_agent_id })
  if (!startsAt || durationInMin === null) return { ok: false, reason: 'heure-illisible' }
  if (!agentIds) return { ok: false, reason: 'plusieurs-agents' }

  const isElsewhere = isAtALieu(rdv) && asked.lieu_id !== null && asked.lieu_id !== rdv.lieuId
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
  return minutes > 0 && minutes <= A_DAY ? minutesTyped(Math.round(minutes), before) : null
}

const A_DAY = 24 * 60

/** Dragged to the column of another: he takes the place of the one it is dragged from, or of the only one. Null where it is not said whose place. */
function agentsAfter(
  before: readonly number[],
  { to, from }: { to: number | null; from: number | null },
): readonly number[] | null {
  if (to === null || to === from) return before
  const left = from !== null && before.includes(from) ? from : null
  if (left !== null) return [...new Set(before.map((one) => (one === left ? to : one)))]
  if (before.includes(to)) return before
  return before.length === 1 ? [to] : null
}

const WHOSE = { agent_id: id, from_agent_id: id }

/** Whose agenda it was dragged in: he it is dragged from, and not whom it is dragged to. */
export function draggedFrom(req: Request, { agents }: RdvFrom): number | null {
  const asked = queryOf(req, WHOSE)
  const from = asked.from_agent_id ?? asked.agent_id
  return agents.some(({ agentId }) => agentId === from) ? from : null
}

/** To the minute, as the grid has it: the minute of its start is its start. */
function startAsked(text: string | null, { startsAt }: PlannedRdv, timeZone: string): Temporal.Instant | null {
  const asked = minuteOf(text, timeZone)
  return asked?.equals(startsAt.round({ smallestUnit: 'minute', roundingMode: 'floor' })) ? startsAt : asked
}

const minuteOf = (text: string | null, timeZone: string): Temporal.Instant | null =>
  startOf(text ?? undefined, timeZone)?.round('minute') ?? null
