import type pg from 'pg'
import { z } from 'zod'
import { command, execute, query, statement } from '#infra/query.ts'

/** Agents of a cancelled rdv whose time another rdv took meanwhile. */
export async function listOverlappedAgents(connection: pg.PoolClient, rdvId: number): Promise<number[]> {
  const rows = await query(OVERLAPPED, [rdvId], connection)
  return rows.map(({ agentId }) => agentId)
}

const OVERLAPPED = statement(
  'overlapped-agents',
  { agentId: z.int() },
  `
  SELECT DISTINCT ours.agent_id AS "agentId"
  FROM agents_rdvs ours
  JOIN agents_rdvs other ON other.agent_id = ours.agent_id AND other.rdv_id <> ours.rdv_id AND other.busy
    AND other.starts_at < ours.ends_at AND other.ends_at > ours.starts_at
  WHERE ours.rdv_id = $1`,
)

/** A live rdv again: its time is its agents' alone, save for those. */
export const takeTimeAgain = (connection: pg.PoolClient, rdvId: number, overlappedAgentIds: readonly number[]) =>
  execute(TAKE, [rdvId, overlappedAgentIds], connection)

const TAKE = command(
  'take-time-again',
  'UPDATE agents_rdvs SET exclusive = NOT (agent_id = ANY ($2::int[])) WHERE rdv_id = $1',
)

/** More participants than seats, which an agent was warned of. */
export const overbookRdv = (connection: pg.PoolClient, rdvId: number) => execute(OVERBOOK, [rdvId], connection)

const OVERBOOK = command('overbook-rdv', 'UPDATE rdvs SET overbooked = true WHERE id = $1')
