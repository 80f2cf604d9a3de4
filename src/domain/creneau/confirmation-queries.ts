import type { Exception } from '#domain/recurrence/recurrence.ts'
import { type Connection, query } from '#infra/query.ts'
import { DAY_MS, isoDay, mondayOf } from '#lib/day.ts'
import { type Zone, zoneOf } from '#lib/zone.ts'
import { agendaOf, type TakenTime } from './agenda.ts'
import type { Load } from './agent-choice.ts'
import type { Planning } from './creneau.ts'

export type StartAsked = {
  motifId: number
  lieuId: number | null
  zone: Zone
  departementNumber: string
  startsAtMs: number
  nowMs: number
  /** Absent: everyone. */
  agentIds?: readonly number[] | undefined
  /** Whose holds do not hide anything. */
  sessionDigest?: string | undefined
}

/** All that says which agents are free at one start. */
export async function loadPlanningAt(connection: Connection, asked: StartAsked): Promise<Planning> {
  const plages = await plagesThatDay(connection, asked)
  const agentIds = [...new Set(plages.map(({ agentId }) => agentId))]
  const span = { startMs: asked.startsAtMs - DAY_MS, endMs: asked.startsAtMs + 2 * DAY_MS }
  if (agentIds.length === 0) return { plages, agenda: agendaOf({ rdvs: [], absences: [] }, span) }

  const taken = await takenTimes(connection, asked, { agentIds, ...span })
  const absences = await absencesAround(connection, asked, agentIds)
  const rdvs = taken.filter(({ isHold }) => !isHold)
  return { plages, agenda: agendaOf({ rdvs, absences, holds: taken.filter(({ isHold }) => isHold) }, span) }
}

type RecurringRow = {
  agentId: number
  firstDay: string
  lastDay: string | null
  startTime: string
  endTime: string
  rrule: string | null
  exceptions: Exception[]
}

/** Plages of agents who are still there, in an organisation where they still have a role. */
async function plagesThatDay(connection: Connection, { zone, departementNumber, ...asked }: StartAsked) {
  const day = isoDay(zone.dayOf(asked.startsAtMs))
  const values = [asked.motifId, day, asked.lieuId, asked.agentIds ?? null]
  const rows = await query<RecurringRow & { lieuId: number | null; openOnHolidays: boolean }>(
    'plages-at-start',
    PLAGES,
    values,
    connection,
  )
  return rows.map((row) => ({ ...row, zone, departementNumber }))
}

const PLAGES = `
  SELECT p.agent_id AS "agentId", p.lieu_id AS "lieuId", p.first_day::text AS "firstDay", p.last_day::text AS "lastDay",
         p.start_time AS "startTime", p.end_time AS "endTime", p.rrule, p.exceptions, p.open_on_holidays AS "openOnHolidays"
  FROM motifs_plages mp
  JOIN plages p ON p.id = mp.plage_id
  JOIN agents a ON a.id = p.agent_id AND a.deleted_at IS NULL
  JOIN agent_roles r ON r.agent_id = p.agent_id AND r.organisation_id = p.organisation_id
  WHERE mp.motif_id = $1 AND p.first_day <= $2::date AND (p.last_day IS NULL OR p.last_day >= $2::date)
    AND ($3::int IS NULL OR p.lieu_id = $3) AND ($4::int[] IS NULL OR p.agent_id = ANY ($4))
  ORDER BY p.id`

type Span = { agentIds: readonly number[]; startMs: number; endMs: number }

function takenTimes(connection: Connection, { nowMs, sessionDigest }: StartAsked, { agentIds, startMs, endMs }: Span) {
  const values = [agentIds, new Date(startMs), new Date(endMs), new Date(nowMs), sessionDigest ?? null]
  return query<TakenTime & { isHold: boolean }>('taken-around-start', TAKEN, values, connection)
}

const TAKEN = `
  SELECT agent_id AS "agentId", (extract(epoch FROM starts_at) * 1000)::float8 AS "startsAtMs",
         (extract(epoch FROM ends_at) * 1000)::float8 AS "endsAtMs", false AS "isHold"
  FROM agents_rdvs WHERE busy AND agent_id = ANY ($1) AND starts_at < $3 AND ends_at > $2
  UNION ALL
  SELECT agent_id, (extract(epoch FROM starts_at) * 1000)::float8, (extract(epoch FROM ends_at) * 1000)::float8, true
  FROM holds
  WHERE agent_id = ANY ($1) AND expires_at > $4 AND starts_at < $3 AND ends_at > $2 AND session_digest IS DISTINCT FROM $5`

/** A day more on each side: an absence keeps the days of its own zone. */
async function absencesAround(connection: Connection, { zone, startsAtMs }: StartAsked, agentIds: readonly number[]) {
  const day = zone.dayOf(startsAtMs)
  const values = [agentIds, isoDay(day - 1), isoDay(day + 1)]
  const rows = await query<RecurringRow & { endDay: string; timeZone: string }>(
    'absences-around-start',
    ABSENCES,
    values,
    connection,
  )
  return rows.map(({ timeZone, ...absence }) => ({ ...absence, zone: zoneOf(timeZone) }))
}

const ABSENCES = `
  SELECT agent_id AS "agentId", time_zone AS "timeZone", first_day::text AS "firstDay", end_day::text AS "endDay",
         last_day::text AS "lastDay", start_time AS "startTime", end_time AS "endTime", rrule, exceptions
  FROM absences
  WHERE agent_id = ANY ($1) AND first_day <= $3::date AND (last_day IS NULL OR last_day >= $2::date)`

type LoadsAsked = Pick<StartAsked, 'zone' | 'startsAtMs' | 'nowMs' | 'sessionDigest'> & {
  agentIds: readonly number[]
  /** A rdv about to leave its time. */
  movedRdvId?: number | undefined
}

/** Rdvs and live holds of each agent on the day and in the ISO week of the start (decision 7). */
export async function loadsOf(connection: Connection, asked: LoadsAsked): Promise<ReadonlyMap<number, Load>> {
  const { zone, agentIds, movedRdvId, nowMs, sessionDigest } = asked
  const day = zone.dayOf(asked.startsAtMs)
  const monday = mondayOf(day)
  const bounds = [day, day + 1, monday, monday + 7].map((bound) => new Date(zone.startOfDay(bound)))
  const values = [agentIds, ...bounds, movedRdvId ?? null, new Date(nowMs), sessionDigest ?? null]
  const rows = await query<Load & { agentId: number }>('loads-at-start', LOADS, values, connection)
  return new Map(rows.map(({ agentId, ...load }) => [agentId, load]))
}

const LOADS = `
  SELECT agent_id AS "agentId", count(*) FILTER (WHERE starts_at >= $2 AND starts_at < $3)::int AS "rdvsThatDay",
         count(*)::int AS "rdvsThatWeek"
  FROM (
    SELECT agent_id, starts_at FROM agents_rdvs
    WHERE busy AND agent_id = ANY ($1) AND starts_at >= $4 AND starts_at < $5 AND rdv_id IS DISTINCT FROM $6
    UNION ALL
    SELECT agent_id, starts_at FROM holds
    WHERE agent_id = ANY ($1) AND starts_at >= $4 AND starts_at < $5 AND expires_at > $7
      AND session_digest IS DISTINCT FROM $8
  ) AS taken
  GROUP BY agent_id`
