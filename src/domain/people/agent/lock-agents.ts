import type pg from 'pg'
import type { Tx } from '#infra/db.ts'

/** Namespace of these advisory locks. */
const AGENT = 1

/**
 * To be taken first by every deed that takes or frees the time of agents, until its transaction ends.
 * Always by ascending id: two deeds never wait for each other.
 */
export async function lockAgents(connection: pg.PoolClient | Tx, agentIds: readonly number[]): Promise<void> {
  const ids = [...new Set(agentIds)].sort((a, b) => a - b)
  if (ids.length === 0) return
  if ('$executeRaw' in connection)
    await connection.$executeRaw`SELECT pg_advisory_xact_lock(${AGENT}::int, id) FROM unnest(${ids}::int[]) AS id`
  else await connection.query({ name: 'lock-agents', text: LOCK_AGENTS, values: [AGENT, ids] })
}

const LOCK_AGENTS = 'SELECT pg_advisory_xact_lock($1::int, id) FROM unnest($2::int[]) AS id'
