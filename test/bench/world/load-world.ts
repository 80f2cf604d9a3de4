import type pg from 'pg'
import { CONTINUE_NUMBERING } from '../../../prisma/seed/continue-numbering.ts'
import { absencesOf } from './absences.ts'
import { withBareTables } from './bare-tables.ts'
import { flawsOf } from './check-world.ts'
import { copy } from './copy.ts'
import { placesOf } from './places.ts'
import { plagesOf } from './plages.ts'
import { rdvsOf } from './rdvs.ts'
import type { Shape } from './shape.ts'

const MEMORY = ["SET maintenance_work_mem = '512MB'", "SET work_mem = '128MB'", 'SET synchronous_commit = off']

export async function loadWorld(connection: pg.Client, shape: Shape) {
  for (const setting of MEMORY) await connection.query(setting)
  const loaded = [...placesOf(shape), ...plagesOf(shape), absencesOf(shape), ...rdvsOf(shape)]
  const tables = loaded.map(({ table }) => table)
  await withBareTables(connection, tables, async () => {
    for (const part of loaded) await copy(connection, part)
  })
  await connection.query(CONTINUE_NUMBERING)
  // Index-only scans need the visibility map, which only VACUUM writes.
  await connection.query('VACUUM (ANALYZE)')
  const flaws = await flawsOf(connection, shape)
  if (flaws.length > 0) throw new Error(`The bench world is not as promised: ${flaws.join('; ')}`)
}
