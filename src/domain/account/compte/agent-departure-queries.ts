import { z } from 'zod'
import { isLive } from '#domain/booking/status/status.ts'
import { type Connection, query, type RowOf, statement } from '#infra/query.ts'

/** What keeps an agent from closing his account; all empty: nothing does. */
export type DepartureObstacles = {
  rdvsToCome: RowOf<typeof RDVS>[]
  /** Organisations and territoires that would have no admin left. */
  lastAdminOf: string[]
}

/** Without connection: to be shown. The deed asks again, under its locks. */
export async function findDepartureObstacles(
  agentId: number,
  now: Temporal.Instant,
  connection?: Connection,
): Promise<DepartureObstacles> {
  const values = [agentId, new Date(now.epochMilliseconds)]
  const rdvsToCome = await query(RDVS, values, connection)
  const alone = await query(LAST_ADMIN, [agentId], connection)
  return { rdvsToCome, lastAdminOf: alone.map(({ name }) => name) }
}

const RDVS = statement(
  'departure-rdvs',
  { organisation: z.string(), count: z.int() },
  `
  SELECT organisation.name AS organisation, count(*)::int AS count
  FROM agents_rdvs link JOIN rdvs rdv ON rdv.id = link.rdv_id
  JOIN organisations organisation ON organisation.id = rdv.organisation_id
  WHERE link.agent_id = $1 AND rdv.starts_at > $2 AND ${isLive('rdv')}
  GROUP BY organisation.id ORDER BY organisation.name`,
)

const LAST_ADMIN = statement(
  'departure-last-admin',
  { name: z.string() },
  `
  SELECT organisation.name FROM agent_roles mine JOIN organisations organisation ON organisation.id = mine.organisation_id
  WHERE mine.agent_id = $1 AND mine.access_level = 'admin' AND NOT EXISTS (
    SELECT FROM agent_roles other JOIN agents agent ON agent.id = other.agent_id
    WHERE other.organisation_id = mine.organisation_id AND other.access_level = 'admin'
      AND other.agent_id <> $1 AND agent.deleted_at IS NULL)
  UNION
  SELECT territoire.name FROM agent_territorial_roles mine JOIN territoires territoire ON territoire.id = mine.territoire_id
  WHERE mine.agent_id = $1 AND NOT EXISTS (
    SELECT FROM agent_territorial_roles other JOIN agents agent ON agent.id = other.agent_id
    WHERE other.territoire_id = mine.territoire_id AND other.agent_id <> $1 AND agent.deleted_at IS NULL)
  ORDER BY name`,
)
