import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { config } from '#infra/config.ts'
import { db } from '#infra/db.ts'
import { redis } from '#infra/redis.ts'
import { aTerritoire } from '#test/support/factories.ts'

test('runs in the process of the file before', () => {
  assert.equal(Reflect.get(globalThis, 'leaver'), process.pid)
})

test('finds nothing of it', async () => {
  assert.equal(await db.territoire.count(), 0)
  assert.equal(await redis.get(`${config.REDIS_PREFIX}:left`), null)
  assert.deepEqual([config.DEMO, process.env.LEFT_BEHIND, Math.max(1, 2)], [false, undefined, 2])
})

test('counts its rows from one', async () => {
  assert.equal((await aTerritoire()).id, 1)
})
