import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDatabaseAway } from '#infra/database-away.ts'

const away = [
  Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' }),
  Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' }),
  Object.assign(new Error('the database system is starting up'), { code: '57P03' }),
  new Error('Query read timeout'),
  new Error('timeout exceeded when trying to connect'),
  new Error('Connection terminated unexpectedly'),
  Object.assign(new Error('Transaction API error'), { code: 'P2028' }),
  { code: 'P2010', meta: { driverAdapterError: { cause: { originalCode: '57P01' } } } },
]

for (const error of away)
  test(`« ${'message' in error ? error.message : error.code} » is a database that is away`, () => {
    assert.equal(isDatabaseAway(error), true)
  })

test('a fault of the request is none', () => {
  const unique = Object.assign(new Error('duplicate key'), { code: '23505' })
  for (const error of [unique, new Error('boom'), new TypeError('x'), null, 'P1001', undefined])
    assert.equal(isDatabaseAway(error), false)
})
