import { type Connection, command, execute } from '#infra/query.ts'

/** Namespace of these advisory locks. */
const ADDRESS = 2

/** Two sign-ups, or two codes, with one address are seen one after the other. */
export const lockAddress = (connection: Connection, address: string) => execute(LOCK, [ADDRESS, address], connection)

const LOCK = command('lock-address', 'SELECT pg_advisory_xact_lock($1::int, hashtext($2))')
