import { z } from 'zod'

/** A live hold that hides its hour from others: those that nobody who showed an address keeps do so for some minutes alone. */
export const isHiding = (now: string) => `expires_at > ${now} AND coalesce(hides_until, 'infinity') > ${now}`

export const loadColumns = { agentId: z.int(), rdvsThatDay: z.int(), rdvsThatWeek: z.int() }

type Parameters = readonly [dayStart: string, dayEnd: string, weekStart: string, weekEnd: string, movedRdv: string]

/** Rdvs and live holds of the `concerned` agents on a day and in its week; a rdv about to leave its time apart. */
export const loadsSql = (
  [dayStart, dayEnd, weekStart, weekEnd, movedRdv]: Parameters,
  now: string,
  browser: string,
) => `
  SELECT agent_id AS "agentId",
         count(*) FILTER (WHERE starts_at >= ${dayStart} AND starts_at < ${dayEnd})::int AS "rdvsThatDay",
         count(*)::int AS "rdvsThatWeek"
  FROM (
    SELECT agent_id, starts_at FROM concerned JOIN agents_rdvs USING (agent_id)
    WHERE busy AND starts_at >= ${weekStart} AND starts_at < ${weekEnd} AND rdv_id IS DISTINCT FROM ${movedRdv}
    UNION ALL
    SELECT agent_id, starts_at FROM concerned JOIN holds USING (agent_id)
    WHERE starts_at >= ${weekStart} AND starts_at < ${weekEnd} AND ${isHiding(now)}
      AND session_digest IS DISTINCT FROM ${browser}
  ) AS counted
  GROUP BY agent_id`
