import pg from 'pg'
import { createDatabase, databaseNameOf, dropDatabase, onServer, withDatabase } from '../../prisma/create-database.ts'

/** Importing this file is enough: the test's process then has a migrated database of its own behind `#infra/db.ts`. */
export const databaseUrl = process.env.DATABASE_URL ?? ''
const template = process.env.TEST_TEMPLATE_URL

if (!template) throw new Error('No test database: run this test through bin/test (bin/test test/path/of.test.ts)')
await dropThoseOfDeadProcesses(template)
await createDatabase(databaseUrl, databaseNameOf(template))

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
