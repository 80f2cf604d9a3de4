import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { databaseUrl } from '#test/support/database.ts'
import { createDatabase, databaseNameOf, withDatabase } from '../../prisma/create-database.ts'
import { applyMigrations, driftOf } from '../../prisma/migration-engine.ts'
import { MIGRATIONS, migrationList } from '../../prisma/migrations-folder.ts'

const folder = mkdtempSync(join(tmpdir(), 'rdv-migrations-'))
after(() => rmSync(folder, { recursive: true }))

// Before this one, no rdv could be committed: nobody has an older world.
const FIRST_WORLD = '20261120115000_rdvs_peopled'
const migrations = migrationList().migrationDirectories
const first = migrations.filter(({ path }) => path <= FIRST_WORLD)
const others = migrations.filter(({ path }) => path > FIRST_WORLD)
const older = withDatabase(databaseUrl, `${databaseNameOf(databaseUrl)}_older`)

test('a database that was seeded long ago takes every later migration, and keeps its rows', async () => {
  await seedTheFirstWorld()

  const applied = await applyMigrations(older)

  assert.deepEqual(
    applied,
    others.map(({ path }) => path),
  )
  assert.equal(await driftOf(older), '')
  const rdvs = await read(
    `SELECT rdvs.status, exclusive, usagers_count FROM rdvs JOIN agents_rdvs ON rdv_id = rdvs.id ORDER BY rdvs.id`,
  )
  assert.deepEqual(rdvs, [
    { status: 'seen', exclusive: true, usagers_count: 1 },
    { status: 'excused', exclusive: false, usagers_count: 0 },
    { status: 'unknown', exclusive: true, usagers_count: 1 },
  ])
})

async function seedTheFirstWorld() {
  for (const { path } of first) cpSync(join(MIGRATIONS, path), join(folder, path), { recursive: true })
  await createDatabase(older)
  await applyMigrations(older, folder)
  await read(readFileSync(join(import.meta.dirname, 'older-world.sql'), 'utf8'))
}

async function read(sql: string) {
  const connection = new pg.Client(older)
  await connection.connect()
  const result = await connection.query(sql).finally(() => connection.end())
  return result.rows
}
