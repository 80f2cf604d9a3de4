import { AsyncLocalStorage } from 'node:async_hooks'
import type pg from 'pg'
import { config } from './config.ts'
import { mayBeRetried } from './constraints.ts'
import { openTransaction, type Tx, whenConnectionIsGiven } from './db.ts'

/** One transaction on one connection, written in two ways: Prisma for what is plain, prepared statements for what is hot. */
export type Transaction = { prisma: Tx; sql: pg.PoolClient }

const TRIES = 4
const LONGEST_MS = 30_000

/** Done again after a deadlock or a serialisation failure: nothing of the attempt before is left. */
export async function transaction<Result>(
  work: (tx: Transaction) => Promise<Result>,
  { tries = TRIES, longestMs = LONGEST_MS }: { tries?: number; longestMs?: number } = {},
): Promise<Result> {
  try {
    return await attempt(work, longestMs)
  } catch (error) {
    if (tries <= 1 || !mayBeRetried(error)) throw error
    return transaction(work, { tries: tries - 1, longestMs })
  }
}

/** Prisma opens the transaction; the connection that it is given serves the statements too. */
function attempt<Result>(work: (tx: Transaction) => Promise<Result>, timeout: number): Promise<Result> {
  const given: Given = { connection: null }
  const options = { maxWait: config.DB_CONNECT_TIMEOUT, timeout }
  return waiting.run(given, () =>
    openTransaction((prisma) => {
      if (!given.connection) throw new Error('a transaction began without a connection')
      return work({ prisma, sql: given.connection })
    }, options),
  )
}

type Given = { connection: pg.PoolClient | null }

const waiting = new AsyncLocalStorage<Given>()

whenConnectionIsGiven((connection) => {
  const given = waiting.getStore()
  if (given) given.connection ??= connection
})
