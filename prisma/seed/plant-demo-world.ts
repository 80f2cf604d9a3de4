import bcrypt from 'bcrypt'
import type pg from 'pg'
import { withoutJournal } from '#infra/acting-as.ts'
import { transaction } from '#infra/transaction.ts'
import { CONTINUE_NUMBERING } from './continue-numbering.ts'
import { type DemoWorld, demoWorld } from './demo-world.ts'
import { HISTORY_OF_RDVS } from './history.ts'
import { insertRows } from './insert-rows.ts'
import { fixedTables, tablesOf } from './planted-tables.ts'
import { demoSignIns } from './sign-ins.ts'

const BCRYPT_COST = 12

/** Fills an empty database; leaves alone one that already has a territoire. */
export async function plantDemoWorld(now: Date): Promise<'planted' | 'already-there'> {
  return transaction(
    async ({ sql: connection }) => {
      // Two seeds at once: the second waits, then finds the world of the first.
      await connection.query("SELECT pg_advisory_xact_lock(hashtext('demo world'))")
      const { rows: found } = await connection.query('SELECT FROM territoires LIMIT 1')
      if (found.length > 0) return 'already-there'

      const passwordDigest = await bcrypt.hash(demoSignIns[0]?.password ?? '', BCRYPT_COST)
      await plant(connection, demoWorld(now, { passwordDigest, confirmedAt: now }))
      return 'planted'
    },
    { longestMs: 600_000 },
  )
}

async function plant(connection: pg.PoolClient, world: DemoWorld) {
  // The journal would say that everything was written now, by nobody.
  await withoutJournal(connection)
  for (const [table, rows] of [...fixedTables, ...tablesOf(world)]) await insertRows(connection, table, rows)
  await connection.query(HISTORY_OF_RDVS)
  await connection.query(CONTINUE_NUMBERING)
  await connection.query('ANALYZE')
}
