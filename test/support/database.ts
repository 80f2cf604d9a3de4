import { Redis } from 'ioredis'
import pg from 'pg'
import { createDatabase, databaseNameOf, dropDatabase, onServer, withDatabase } from '../../prisma/create-database.ts'

/** A file that imports this one has a migrated database of its own behind `#infra/db.ts`, and a Redis without keys. */
export const databaseUrl = process.env.DATABASE_URL ?? ''
const template = process.env.TEST_TEMPLATE_URL ?? ''

if (!template) throw new Error('No test database: run this test through bin/test (bin/test test/path/of.test.ts)')
await dropThoseOfDeadProcesses(template)

let isThere = false

/** For a file that imports this one: a copy of the template. */
export async function copyTemplate() {
  await createDatabase(databaseUrl, databaseNameOf(template))
  isThere = true
}

/** Before each file, so that one which does not ask for a database has none. */
export async function forgetDatabase() {
  if (!isThere) return
  await Promise.all([dropOurs(), forgetKeys()])
  isThere = false
}

async function dropOurs() {
  const { pool } = await import('#infra/db.ts')
  await Promise.all(Array.from({ length: pool.totalCount }, async () => (await pool.connect()).release(true)))
  await dropDatabase(databaseUrl)
}

async function forgetKeys() {
  const redis = new Redis(process.env.REDIS_URL ?? '')
  const keys = await redis.keys(`${process.env.REDIS_PREFIX}:*`)
  if (keys.length > 0) await redis.del(keys)
  await redis.quit()
}

/** Empties every table; for a test that counts all rows. */
export async function emptyTables() {
  const connection = new pg.Client(databaseUrl)
  await connection.connect()
  const tables = await connection.query(
    "SELECT string_agg(format('%I', tablename), ', ') AS names FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'",
  )
  await connection.query(`TRUNCATE ${tables.rows[0].names} RESTART IDENTITY CASCADE`).finally(() => connection.end())
}

/** A test process does not drop its own database, since it may be killed: the next ones do. */
async function dropThoseOfDeadProcesses(server: string) {
  const names = await onServer(server, async (connection) => {
    const found = await connection.query("SELECT datname FROM pg_database WHERE datname LIKE 'rdv_test_%'")
    return found.rows.map(({ datname }) => String(datname))
  })
  for (const name of names.filter((found) => !isAlive(Number.parseInt(found.split('_')[2] ?? '', 10)))) {
    // Two tests may sweep at once: the second finds nothing to drop.
    await dropDatabase(withDatabase(server, name)).catch(() => undefined)
  }
}

function isAlive(pid: number) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
