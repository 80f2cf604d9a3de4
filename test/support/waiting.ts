import { z } from 'zod'
import { query, statement } from '#infra/query.ts'

/** Until so many transactions of this file wait for an advisory lock; for five seconds at most. */
export async function untilWaiting(many = 1, deadline = performance.now() + 5_000): Promise<void> {
  const found = await query(WAITING, [])
  if (found.length === many) return
  if (performance.now() > deadline) throw new Error(`${found.length} wait instead of ${many}`)
  return untilWaiting(many, deadline)
}

const WAITING = statement(
  'waiting-for-advisory-locks',
  { pid: z.int() },
  `
  SELECT pid FROM pg_locks JOIN pg_database ON oid = database
  WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted`,
)
