import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { config } from './config.ts'
import { log } from './logger.ts'
import { type Prisma, PrismaClient } from './prisma/client.ts'
import { onShutdown } from './shutdown.ts'

export type Db = PrismaClient
export type Tx = Prisma.TransactionClient

/** One pool, shared by Prisma and by the prepared statements of `query`. */
export const pool = new pg.Pool({
  connectionString: config.DATABASE_URL,
  max: config.DB_POOL_SIZE,
  connectionTimeoutMillis: config.DB_CONNECT_TIMEOUT,
  allowExitOnIdle: config.NODE_ENV === 'test',
})
// Without a listener, a connection that PostgreSQL closes while idle would end the process.
pool.on('error', (error) => log.warn({ err: error }, 'idle database connection lost'))

export const db: Db = new PrismaClient({ adapter: new PrismaPg(pool) })

export async function closeDb() {
  await db.$disconnect()
  if (!pool.ended) await pool.end()
}
onShutdown(closeDb)
