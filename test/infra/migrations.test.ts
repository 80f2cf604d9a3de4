import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { databaseUrl } from '#test/support/database.ts'
import { createDatabase, dropDatabase, withDatabase } from '../../prisma/create-database.ts'
import { applyMigrations, driftOf, missingMigration } from '../../prisma/migration-engine.ts'
import { MIGRATIONS } from '../../prisma/migrations-folder.ts'

const older = withDatabase(databaseUrl, `rdv_test_${process.pid}_older`)
const folder = mkdtempSync(join(tmpdir(), 'rdv-migrations-'))
const [firstMigration = '', ...laterMigrations] = readdirSync(MIGRATIONS)
  .filter((name) => /^\d/.test(name))
  .toSorted()

after(async () => {
  await dropDatabase(older)
  rmSync(folder, { recursive: true })
})

test('the Prisma schema, the migrations and the migrated database agree', async () => {
  assert.equal(await missingMigration(databaseUrl), '')
  assert.equal(await driftOf(databaseUrl), '')
})

test('a database with rows, as it was at the first migration, takes all later ones and keeps its rows', async () => {
  await createDatabase(older)
  for (const name of ['migration_lock.toml', firstMigration])
    cpSync(join(MIGRATIONS, name), join(folder, name), { recursive: true })
  assert.deepEqual(await applyMigrations(older, folder), [firstMigration])
  await ask(older, readFileSync('test/infra/first-rows.sql', 'utf8'))

  assert.deepEqual(await applyMigrations(older), laterMigrations)

  assert.equal(await driftOf(older), '')
  const [row] = await ask(
    older,
    'SELECT name, status FROM rdvs JOIN organisations ON organisations.id = organisation_id',
  )
  assert.deepEqual(row, { name: 'MDS Paris Nord', status: 'unknown' })
})

test('migrating twice changes nothing', async () => {
  assert.deepEqual(await applyMigrations(databaseUrl), [])
})

async function ask(connectionString: string, sql: string) {
  const connection = new pg.Client({ connectionString })
  await connection.connect()
  const result = await connection.query(sql).finally(() => connection.end())
  return result.rows
}
