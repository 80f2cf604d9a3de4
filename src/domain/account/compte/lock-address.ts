import { type Connection, command, execute } from '#infra/query.ts'

/** Namespace of these advisory locks; that of agents is 1, of families 2, of networks 3, of names 4. */
const ADDRESS = 5

/** Two sign-ups, or two codes, with one address are seen one after the other. */
export const lockAddress = (connection: Connection, address: string) => execute(LOCK, [ADDRESS, address], connection)

const LOCK = command('lock-address', 'SELECT pg_advisory_xact_lock($1::int, hashtext($2))')
