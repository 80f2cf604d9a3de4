import { z } from 'zod'
import { type Connection, query, statement } from '#infra/query.ts'
import { mondayOf } from '#lib/day.ts'
import type { Zone } from '#lib/zone.ts'
import type { Load } from './agent-choice.ts'
import { chosenAgents } from './considered-agents.ts'
import type { Planning } from './creneau.ts'
import { openPlanning } from './planning-queries.ts'
import { isHiding, PLAGE_COLUMNS } from './planning-sql.ts'

export type StartAsked = {
  motifId: number
  organisationId: number
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
export function loadPlanningAt(connection: Connection, asked: StartAsked): Promise<Planning> {
  const { motifId, zone, startsAtMs, agentIds, sessionDigest = null } = asked
  const day = zone.dayOf(startsAtMs)
  const thatDay = { from: day, to: day }
  return openPlanning(
    {
      ...asked,
      motifs: [{ ...asked, id: motifId, timeZone: zone.timeZone }],
      conditions: agentIds ? [chosenAgents({ agentIds, teamIds: [] }, PLAGE_COLUMNS)] : [],
      days: thatDay,
      window: thatDay,
      holds: { exceptOf: sessionDigest },
    },
    connection,
  )
}

type LoadsAsked = Pick<StartAsked, 'zone' | 'startsAtMs' | 'nowMs' | 'sessionDigest'> & {
  agentIds: readonly number[]
  /** A rdv about to leave its time. */
  movedRdvId?: number | undefined
}

/** Rdvs and live holds of each agent on the day and in the ISO week of the start (decision 8). */
export async function loadsOf(connection: Connection, asked: LoadsAsked): Promise<ReadonlyMap<number, Load>> {
  const { zone, agentIds, movedRdvId, nowMs, sessionDigest } = asked
  const day = zone.dayOf(asked.startsAtMs)
  const monday = mondayOf(day)
  const bounds = [day, day + 1, monday, monday + 7].map((bound) => new Date(zone.startOfDay(bound)))
  const values = [agentIds, ...bounds, movedRdvId ?? null, new Date(nowMs), sessionDigest ?? null]
  const rows = await query(LOADS, values, connection)
  return new Map(rows.map(({ agentId, ...load }) => [agentId, load]))
}

const LOADS = statement(
  'loads-at-start',
  { agentId: z.int(), rdvsThatDay: z.int(), rdvsThatWeek: z.int() },
  `
  SELECT agent_id AS "agentId", count(*) FILTER (WHERE starts_at >= $2 AND starts_at < $3)::int AS "rdvsThatDay",
         count(*)::int AS "rdvsThatWeek"
  FROM (
    SELECT agent_id, starts_at FROM agents_rdvs
    WHERE busy AND agent_id = ANY ($1) AND starts_at >= $4 AND starts_at < $5 AND rdv_id IS DISTINCT FROM $6
    UNION ALL
    SELECT agent_id, starts_at FROM holds
    WHERE agent_id = ANY ($1) AND starts_at >= $4 AND starts_at < $5 AND ${isHiding('$7')}
      AND session_digest IS DISTINCT FROM $8
  ) AS taken
  GROUP BY agent_id`,
)
