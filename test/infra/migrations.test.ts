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

const older = withDatabase(databaseUrl, `rdv_test_${process.pid}_complete`)
const folder = mkdtempSync(join(tmpdir(), 'rdv-migrations-'))
// The first one whose rdvs could be written.
const FIRST_COMPLETE = '20261120115000_rdvs_peopled'
const names = readdirSync(MIGRATIONS)
  .filter((name) => /^\d/.test(name))
  .toSorted()
const early = names.filter((name) => name <= FIRST_COMPLETE)
const later = names.filter((name) => name > FIRST_COMPLETE)

after(async () => {
  await dropDatabase(older)
  rmSync(folder, { recursive: true })
})

test('the Prisma schema, the migrations and the migrated database agree', async () => {
  assert.equal(await missingMigration(databaseUrl), '')
  assert.equal(await driftOf(databaseUrl), '')
})

test('a database with rows, as it was at the first complete schema, takes all later migrations and keeps its rows', async () => {
  await createDatabase(older)
  for (const name of early) cpSync(join(MIGRATIONS, name), join(folder, name), { recursive: true })
  assert.deepEqual(await applyMigrations(older, folder), early)
  await ask(older, readFileSync('test/infra/older-rows.sql', 'utf8'))

  assert.deepEqual(await applyMigrations(older), later)

  assert.equal(await driftOf(older), '')
  const rdvs = await ask(
    older,
    'SELECT organisations.name, status FROM rdvs JOIN organisations ON organisations.id = organisation_id',
  )
  assert.deepEqual(rdvs, [{ name: 'MDS Paris Nord', status: 'unknown' }])
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
