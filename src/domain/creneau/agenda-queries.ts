import type { Exception } from '#domain/recurrence/recurrence.ts'
import { type Connection, query } from '#infra/query.ts'
import { isoDay } from '#lib/day.ts'
import { zoneOf } from '#lib/zone.ts'
import type { AgentAbsence, TakenTime } from './agenda.ts'

export type TakenAsked = {
  agentIds: readonly number[]
  startMs: number
  endMs: number
  nowMs: number
  /** Whose holds do not hide anything. */
  sessionDigest?: string | null | undefined
}

type Taken = { rdvs: TakenTime[]; holds: TakenTime[] }

/** Rdvs neither excused nor revoked, and live holds of other people. */
export async function listTakenTimes(asked: TakenAsked, connection?: Connection): Promise<Taken> {
  if (asked.agentIds.length === 0) return { rdvs: [], holds: [] }
  const { agentIds, nowMs, startMs, endMs, sessionDigest } = asked
  const values = [agentIds, new Date(startMs), new Date(endMs), new Date(nowMs), sessionDigest ?? null]
  const rows = await query<TakenTime & { isHold: boolean }>('taken-times', TAKEN, values, connection)
  return { rdvs: rows.filter(({ isHold }) => !isHold), holds: rows.filter(({ isHold }) => isHold) }
}

const COLUMNS = `agent_id AS "agentId", round(date_part('epoch', starts_at) * 1000) AS "startsAtMs",
  round(date_part('epoch', ends_at) * 1000) AS "endsAtMs"`

// The lower bound on the start spares reading the agents' whole past; the few rdvs of more than a day have an index of their own.
const TAKEN = `
  SELECT ${COLUMNS}, false AS "isHold" FROM agents_rdvs
  WHERE busy AND agent_id = ANY ($1::int[])
    AND starts_at >= $2::timestamptz - interval '24 hours' AND starts_at < $3::timestamptz AND ends_at > $2::timestamptz
  UNION ALL
  SELECT ${COLUMNS}, false FROM agents_rdvs
  WHERE busy AND ends_at - starts_at > interval '24 hours' AND agent_id = ANY ($1::int[])
    AND starts_at < $2::timestamptz - interval '24 hours' AND ends_at > $2::timestamptz
  UNION ALL
  SELECT ${COLUMNS}, true FROM holds
  WHERE agent_id = ANY ($1::int[]) AND expires_at > $4::timestamptz
    AND starts_at < $3::timestamptz AND ends_at > $2::timestamptz AND session_digest IS DISTINCT FROM $5::text`

type AbsencesAsked = { agentIds: readonly number[]; from: number; to: number }

/** A day more on each side: an absence keeps the days of its own zone. */
export async function listAbsences({ agentIds, from, to }: AbsencesAsked, connection?: Connection) {
  if (agentIds.length === 0) return []
  const values = [agentIds, isoDay(from - 1), isoDay(to + 1)]
  const rows = await query<AbsenceRow>('current-absences', ABSENCES, values, connection)
  return rows.map(absenceOf)
}

type AbsenceRow = Omit<AgentAbsence, 'zone' | 'exceptions'> & { timeZone: string; exceptions: Exception[] | null }

const NO_EXCEPTIONS: readonly Exception[] = []

const absenceOf = ({ timeZone, exceptions, ...row }: AbsenceRow): AgentAbsence => ({
  ...row,
  exceptions: exceptions ?? NO_EXCEPTIONS,
  zone: zoneOf(timeZone),
})

const ABSENCES = `
  SELECT agent_id AS "agentId", time_zone AS "timeZone", first_day::text AS "firstDay", end_day::text AS "endDay",
         last_day::text AS "lastDay", start_time AS "startTime", end_time AS "endTime", rrule,
         nullif(exceptions, '[]') AS exceptions
  FROM absences
  WHERE agent_id = ANY ($1::int[]) AND first_day <= $3::date AND coalesce(last_day, 'infinity'::date) >= $2::date`
