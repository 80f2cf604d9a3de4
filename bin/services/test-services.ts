import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { createDatabase, dropDatabase, withDatabase } from '../../prisma/create-database.ts'
import { applyMigrations } from '../../prisma/migration-engine.ts'
import { freePort } from './ports.ts'
import { startPostgres } from './postgres.ts'
import { startRedis } from './redis.ts'

export type TestServices = { env: Record<string, string>; stop: () => Promise<void> }

/** PostgreSQL with a migrated template, and Redis: those of the environment, else throw-away ones on free ports. */
export async function startTestServices(): Promise<TestServices> {
  const folder = resolve(import.meta.dirname, `../../.rdv/test-${process.pid}`)
  const postgres = process.env.DATABASE_URL
    ? { url: process.env.DATABASE_URL, stop: async () => undefined }
    : await startPostgres({ folder: `${folder}/postgres`, port: await freePort(), durable: false })
  const redis = process.env.REDIS_URL
    ? { url: process.env.REDIS_URL, stop: async () => undefined }
    : await startRedis({ folder: `${folder}/redis`, port: await freePort() })

  const template = withDatabase(postgres.url, `rdv_template_${process.pid}`)
  await createDatabase(template)
  await applyMigrations(template)

  return {
    env: { TEST_TEMPLATE_URL: template, REDIS_URL: redis.url },
    stop: async () => {
      await dropDatabase(template)
      await Promise.all([postgres.stop(), redis.stop()])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
