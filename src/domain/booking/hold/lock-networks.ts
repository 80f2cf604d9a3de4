import { type Connection, command, execute } from '#infra/query.ts'

/** Namespace of these advisory locks; that of agents is 1, of families 2. */
export const NETWORK_LOCK = 3

/** One of a network after the other until the deed ends: two at once are counted. After the locks of agents. */
export const lockNetworks = (connection: Connection, networkDigests: readonly string[]): Promise<number> =>
  execute(LOCK, [NETWORK_LOCK, networkDigests], connection)

const LOCK = command(
  'lock-networks',
  `
  SELECT pg_advisory_xact_lock($1::int, key) FROM (SELECT DISTINCT hashtext(unnest($2::text[])) AS key ORDER BY 1) AS networks`,
)
