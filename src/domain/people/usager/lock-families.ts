import { type Connection, command, execute } from '#infra/query.ts'

/** Namespace of the advisory locks of families, by the id of the responsable; that of agents is 1, of networks 3, of names 4, of addresses 5. */
const FAMILY = 2

/**
 * The families of these persons, one after the other with whoever books, names a proche or closes the account: until the
 * deed ends, before any agent. Read only after: a statement sees what was there when it began, before it waited.
 */
export const lockFamilies = (connection: Connection, usagerIds: readonly number[]): Promise<number> =>
  execute(LOCK, [FAMILY, usagerIds], connection)

const LOCK = command(
  'lock-families',
  `
  SELECT pg_advisory_xact_lock($1::int, id)
  FROM (SELECT DISTINCT coalesce(responsible_id, id) AS id FROM usagers WHERE id = ANY ($2::int[]) ORDER BY 1) AS families`,
)
