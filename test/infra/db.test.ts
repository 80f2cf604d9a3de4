import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import '#test/support/database.ts'
import { config } from '#infra/config.ts'
import { db, pool } from '#infra/db.ts'
import { query, statement } from '#infra/query.ts'
import { transaction } from '#infra/transaction.ts'

const COUNT = statement('count-territoires', { count: z.int() }, 'SELECT count(*)::int AS count FROM territoires')
const countTerritoires = () => query(COUNT, [])

test('Prisma and prepared statements read the same database', async () => {
  const [counted] = await countTerritoires()

  assert.equal(counted?.count, await db.territoire.count())
})

test('a transaction that fails leaves nothing behind', async () => {
  const failing = transaction(async ({ sql, prisma }) => {
    await sql.query('CREATE TABLE left_behind ()')
    await prisma.$executeRaw`CREATE TABLE left_behind_too ()`
    throw new Error('no')
  })
  await assert.rejects(failing, /no/)

  const left = statement('left-behind', {}, "SELECT FROM pg_tables WHERE tablename LIKE 'left_behind%'")
  assert.deepEqual(await query(left, []), [])
})

test('Prisma and prepared statements of a transaction see what the other wrote, at once and on one connection', async () => {
  const seen = await transaction(async ({ sql, prisma }) => {
    await prisma.territoire.create({ data: { departementNumber: '62' } })
    const counted = await sql.query('SELECT count(*)::int AS count, pg_backend_pid() AS pid FROM territoires')
    await sql.query("INSERT INTO territoires (departement_number) VALUES ('59')")
    const [{ pid }] = await prisma.$queryRaw<[{ pid: number }]>`SELECT pg_backend_pid() AS pid`
    return {
      ofPrisma: counted.rows[0].count,
      ofSql: await prisma.territoire.count(),
      isOne: pid === counted.rows[0].pid,
    }
  })

  assert.deepEqual(seen, { ofPrisma: 1, ofSql: 2, isOne: true })
})

test('many transactions at once have a connection each', async () => {
  const allOpen = Promise.withResolvers<void>()
  let open = 0
  const pids = await Promise.all(
    Array.from({ length: config.DB_POOL_SIZE }, () =>
      transaction(async ({ sql, prisma }) => {
        if (++open === config.DB_POOL_SIZE) allOpen.resolve()
        await allOpen.promise
        const [{ pid }] = await prisma.$queryRaw<[{ pid: number }]>`SELECT pg_backend_pid() AS pid`
        const { rows } = await sql.query('SELECT pg_backend_pid() AS pid')
        return [pid, rows[0].pid] as const
      }),
    ),
  )

  assert.equal(new Set(pids.map(([pid]) => pid)).size, config.DB_POOL_SIZE)
  for (const [ofPrisma, ofSql] of pids) assert.equal(ofPrisma, ofSql)
})

test('who finds every connection taken waits fifteen seconds for his turn', async (t) => {
  const taken = await Promise.all(Array.from({ length: config.DB_POOL_SIZE }, () => pool.connect()))
  t.mock.timers.enable({ apis: ['setTimeout'] })

  const asked = countTerritoires()
  t.mock.timers.tick(15_000)
  for (const connection of taken) connection.release()

  assert.equal((await asked).length, 1)
})
