import { existsSync } from 'node:fs'
import pg from 'pg'
import { createDatabase } from '../../prisma/create-database.ts'
import { applyMigrations } from '../../prisma/migration-engine.ts'
import { DEV_SETTINGS } from './dev-settings.ts'
import { run } from './run.ts'

const SEED = 'prisma/seed/seed.ts'

export async function prepareDatabase(databaseUrl: string) {
  await createDatabase(databaseUrl)
  for (const name of await applyMigrations(databaseUrl)) say(`Applied ${name}`)
  if (!existsSync(SEED) || !(await isEmpty(databaseUrl))) return

  say('Filling the demo world…')
  await run(process.execPath, [SEED], {
    cwd: process.cwd(),
    env: { ...DEV_SETTINGS, ...process.env, DATABASE_URL: databaseUrl },
  })
}

async function isEmpty(connectionString: string) {
  const connection = new pg.Client({ connectionString })
  await connection.connect()
  const found = await connection.query('SELECT 1 FROM territoires LIMIT 1').finally(() => connection.end())
  return found.rowCount === 0
}

const say = (text: string) => process.stdout.write(`${text}\n`)
