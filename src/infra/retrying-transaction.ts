import type pg from 'pg'
import { mayBeRetried } from './constraints.ts'
import { transaction } from './query.ts'

const TRIES = 4

/** A deed in SQL, done again after a deadlock: nothing of the attempt before is left. */
export async function retryingTransaction<Result>(
  deed: (connection: pg.PoolClient) => Promise<Result>,
  tries = TRIES,
): Promise<Result> {
  try {
    return await transaction(deed)
  } catch (error) {
    if (tries <= 1 || !mayBeRetried(error)) throw error
    return retryingTransaction(deed, tries - 1)
  }
}
