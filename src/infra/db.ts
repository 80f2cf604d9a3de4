import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { config } from './config.ts'
import { log } from './logger.ts'
import { type Prisma, PrismaClient } from './prisma/client.ts'
import { onShutdown } from './shutdown.ts'
import { statementsInTurn } from './statements-in-turn.ts'

export type Tx = Prisma.TransactionClient

type Given = (connection: pg.PoolClient) => void

/** Says, to whoever waits for a connection, which one he was given. */
class Pool extends pg.Pool {
  given: Given = () => undefined

  override connect(): Promise<pg.PoolClient>
  override connect(callback: Parameters<pg.Pool['connect']>[0]): void
  override connect(callback?: Parameters<pg.Pool['connect']>[0]): unknown {
    return callback ? super.connect(callback) : this.#connectAndSay()
  }

  async #connectAndSay() {
    const connection = await super.connect()
    this.given(connection)
    return connection
  }
}

/** One pool, shared by Prisma and by the prepared statements of `query`. */
export const pool = new Pool({
  connectionString: config.DATABASE_URL,
  max: config.DB_POOL_SIZE,
  connectionTimeoutMillis: config.DB_CONNECT_TIMEOUT,
  allowExitOnIdle: true,
})
// Without a listener, a connection that PostgreSQL closes while idle would end the process.
pool.on('error', (error) => log.warn({ err: error }, 'idle database connection lost'))

/** For a process that people wait for, before its first statement: a database that hangs must not hang its pages. */
export function limitQueries() {
  pool.options.query_timeout = config.DB_QUERY_TIMEOUT
}

/** For `transaction`, called in the asynchronous context of whoever asked. */
export function whenConnectionIsGiven(given: Given) {
  pool.given = given
}

const client = new PrismaClient({ adapter: statementsInTurn(new PrismaPg(pool)) })

/** Reads, and single writes that are no deed; several writes together are a deed, in a transaction of `infra/transaction.ts`. */
export const db: Tx = client

/** For `infra/transaction.ts` alone. */
export const openTransaction = <Result>(
  work: (tx: Tx) => Promise<Result>,
  options: { maxWait: number; timeout: number },
): Promise<Result> => client.$transaction(work, options)

export async function closeDb() {
  await client.$disconnect()
  if (!pool.ended) await pool.end()
}
onShutdown(closeDb)
