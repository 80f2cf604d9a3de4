import assert from 'node:assert/strict'
import { test } from 'node:test'
import '#test/support/database.ts'
import { db } from '#infra/db.ts'
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
