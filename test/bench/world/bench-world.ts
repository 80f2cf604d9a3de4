import pg from 'pg'
import { config } from '#infra/config.ts'
import {
  createDatabase,
  databaseNameOf,
  dropDatabase,
  onServer,
  withDatabase,
} from '../../../prisma/create-database.ts'
import { applyMigrations } from '../../../prisma/migration-engine.ts'
import { loadWorld } from './load-world.ts'
import { MOTIF_KEY, nowOf, type Scale, type Shape, shapeOf } from './shape.ts'

/** Raised when the rows change; the month moves too, so that the world always has a future. */
const VERSION = 2

export type BenchWorld = { url: string; now: Date; motifKey: string; shape: Shape; built: boolean }

/** The bench database of that scale, kept between runs and built when its stamp is another. */
export async function benchWorld(scale: Scale, today = new Date()): Promise<BenchWorld> {
  const url = withDatabase(config.DATABASE_URL, `rdv_bench_${scale}`)
  const month = today.toISOString().slice(0, 7)
  const shape = shapeOf(scale, month)
  const stamp = `rdv bench world ${VERSION} scale ${scale} month ${month}`
  const built = (await stampOf(url)) !== stamp
  if (built) await build(url, shape, stamp)
  else await applyMigrations(url)
  return { url, now: nowOf(shape), motifKey: MOTIF_KEY, shape, built }
}

async function build(url: string, shape: Shape, stamp: string) {
  await dropDatabase(url)
  await createDatabase(url)
  await applyMigrations(url)
  const connection = new pg.Client(url)
  await connection.connect()
  try {
    await loadWorld(connection, shape)
    await putStamp(connection, url, stamp)
  } finally {
    await connection.end()
  }
}

/** Written last: a world half built has none. */
export const putStamp = (connection: pg.Client, url: string, stamp: string) =>
  connection.query(`COMMENT ON DATABASE ${connection.escapeIdentifier(databaseNameOf(url))} IS '${stamp}'`)

export const stampOf = (url: string) =>
  onServer(url, async (connection) => {
    const sql = "SELECT shobj_description(oid, 'pg_database') AS stamp FROM pg_database WHERE datname = $1"
    const { rows } = await connection.query<{ stamp: string | null }>(sql, [databaseNameOf(url)])
    return rows[0]?.stamp ?? null
  })
