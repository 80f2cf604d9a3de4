import type { Tx } from '#infra/db.ts'

/** Namespace of these advisory locks. */
const ADDRESS = 2

/** Two sign-ups, or two codes, with one address are seen one after the other. */
export const lockAddress = (tx: Tx, address: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(${ADDRESS}::int, hashtext(${address}))`
