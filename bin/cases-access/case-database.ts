import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { createDatabase, dropDatabase, withDatabase } from '../../prisma/create-database.ts'
import { applyMigrations } from '../../prisma/migration-engine.ts'
import { settleAtHome } from '../services/home-settings.ts'
import { freePort } from '../services/ports.ts'
import { startPostgres } from '../services/postgres.ts'

/** A migrated database for this run only, on the server of DATABASE_URL or on one started for it. */
export function caseDatabase() {
  const undo: (() => Promise<unknown> | undefined)[] = []
  const getReady = async () => {
    const url = withDatabase(process.env.DATABASE_URL ?? (await startServer(undo)), `rdv_cases_${process.pid}`)
    undo.unshift(() => dropDatabase(url))
    await createDatabase(url)
    await applyMigrations(url)

    process.env.DATABASE_URL = url
    settleAtHome()
    const { closeDb } = await import('#infra/db.ts')
    undo.unshift(closeDb)
  }
  const stop = async () => {
    for (const deed of undo) await deed()
  }
  return { getReady, stop }
}

async function startServer(undo: (() => Promise<unknown> | undefined)[]) {
  const folder = resolve(import.meta.dirname, `../../.rdv/cases-${process.pid}`)
  const server = await startPostgres({ folder, port: await freePort(), durable: false })
  undo.unshift(server.stop, async () => rmSync(folder, { recursive: true, force: true }))
  return server.url
}
