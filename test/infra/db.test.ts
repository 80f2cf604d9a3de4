import assert from 'node:assert/strict'
import { test } from 'node:test'
import '#test/support/database.ts'
import { config } from '#infra/config.ts'
import { db, pool } from '#infra/db.ts'
import { query, transaction } from '#infra/query.ts'

const countTerritoires = () =>
  query<{ count: number }>('count-territoires', 'SELECT count(*)::int AS count FROM territoires', [])

test('Prisma and prepared statements read the same database', async () => {
  const [counted] = await countTerritoires()

  assert.equal(counted?.count, await db.territoire.count())
})

test('a transaction that fails leaves nothing behind', async () => {
  const failing = transaction(async (connection) => {
    await connection.query('CREATE TABLE left_behind ()')
    throw new Error('no')
  })
  await assert.rejects(failing, /no/)

  const found = await query('left-behind', "SELECT 1 FROM pg_tables WHERE tablename = 'left_behind'", [])
  assert.deepEqual(found, [])
})

test('who finds every connection taken waits fifteen seconds for his turn', async (t) => {
  const taken = await Promise.all(Array.from({ length: config.DB_POOL_SIZE }, () => pool.connect()))
  t.mock.timers.enable({ apis: ['setTimeout'] })

  const asked = countTerritoires()
  t.mock.timers.tick(15_000)
  for (const connection of taken) connection.release()

  assert.equal((await asked).length, 1)
})
