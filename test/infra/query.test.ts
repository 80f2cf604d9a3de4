import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import '#test/support/database.ts'
import { type Columns, proveRows } from '#infra/prove-rows.ts'
import { command, execute, query, statement } from '#infra/query.ts'
import { varying, withConditions } from '#infra/statement.ts'

const columns = { id: z.int(), since: z.date(), name: z.string().nullable() }

test('rows come as the driver gives them', async () => {
  const one = statement(
    'one-row',
    columns,
    "SELECT 1 AS id, timestamptz '2027-01-04T09:30Z' AS since, $1::text AS name",
  )

  const rows = await query(one, [null])

  assert.deepEqual(rows, [{ id: 1, since: new Date('2027-01-04T09:30Z'), name: null }])
})

const unfit: [why: string, columns: Columns, sql: string, said: RegExp][] = [
  ['a column of another type', { id: z.int() }, "SELECT 'Durand' AS id", /column id: .*expected number/],
  ['a count that comes as text', { count: z.int() }, 'SELECT count(*) AS count', /column count: /],
  ['a column that may be null', { name: z.string() }, 'SELECT NULL AS name', /column name: /],
  ['a column too many', { id: z.int() }, "SELECT 1 AS id, 'Durand' AS surname", /unexpected column surname/],
  ['a column that is missing', columns, 'SELECT 1 AS id, now() AS since', /column name: /],
  ['within JSON', { of: z.strictObject({ day: z.string() }) }, `SELECT '{"day": 12}'::json AS of`, /column of.day: /],
]
for (const [why, columns, sql, said] of unfit)
  test(`a row is refused, its statement and column being named: ${why}`, async () => {
    const asked = query(statement(`unfit: ${why}`, columns, sql), [])

    await assert.rejects(asked, (error: Error) => said.test(error.message) && error.message.includes(`unfit: ${why}`))
  })

test('what a row holds is never said', () => {
  const names = { name: z.enum(['Martin']), phone: z.iso.date(), id: z.int() }

  for (const row of [{ name: 'Durand' }, { name: 'Martin', phone: 'Durand' }, 'Durand'])
    assert.throws(
      () => proveRows({ name: 'names', columns: names }, [row]),
      (error: Error) => !/Durand/.test(error.message),
    )
})

test('two statements never have the same name', () => {
  command('twice', 'DELETE FROM holds')

  for (const again of [
    () => statement('twice', {}, 'SELECT FROM holds'),
    () => varying('twice', {}, (conditions) => `SELECT FROM holds WHERE true${conditions}`),
  ])
    assert.throws(again, /Two statements are named "twice"/)
})

test('a command says how many rows it wrote', async () => {
  const add = command(
    'add-services',
    'INSERT INTO services (name, short_name) SELECT n, n FROM unnest($1::text[]) AS n',
  )

  assert.equal(await execute(add, [['PMI', 'CCAS']]), 2)
})

test('conditions are added where the statement wants them, their values after its own', async () => {
  const days = varying(
    'days',
    { n: z.int() },
    (conditions) => `SELECT n FROM generate_series(1, $1) AS n WHERE true${conditions} ORDER BY n DESC`,
  )
  const above = { name: 'above', values: [2], sql: (least = '') => `n > ${least}::int` }
  const below = { name: 'below', values: [6], sql: (most = '') => `n < ${most}::int` }

  const [asked, values] = withConditions(days, [9], [above, below])

  assert.equal(asked.name, 'days above below')
  assert.deepEqual(
    (await query(asked, values)).map(({ n }) => n),
    [5, 4, 3],
  )
})
