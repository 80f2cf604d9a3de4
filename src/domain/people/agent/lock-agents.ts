import { type Connection, command, execute } from '#infra/query.ts'

/** Namespace of these advisory locks. */
const AGENT = 1

/**
 * To be taken first by every deed that takes or frees the time of agents, until its transaction ends.
 * Always by ascending id: two deeds never wait for each other.
 */
export async function lockAgents(connection: Connection, agentIds: readonly number[]): Promise<void> {
  const ids = [...new Set(agentIds)].sort((a, b) => a - b)
  if (ids.length > 0) await execute(LOCK, [AGENT, ids], connection)
}

const LOCK = command('lock-agents', 'SELECT pg_advisory_xact_lock($1::int, id) FROM unnest($2::int[]) AS id')
