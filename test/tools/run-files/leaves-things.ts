import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mock, test } from 'node:test'
import { config } from '#infra/config.ts'
import { db } from '#infra/db.ts'
import { redis } from '#infra/redis.ts'
import { aTerritoire } from '#test/support/factories.ts'

test('leaves a row, a key, a setting, a variable and a mock', async () => {
  await aTerritoire()
  if (redis.status !== 'ready') await once(redis, 'ready')
  await redis.set(`${config.REDIS_PREFIX}:left`, 'behind')
  config.DEMO = true
  process.env.LEFT_BEHIND = 'yes'
  mock.method(Math, 'max', () => 0)
  Reflect.set(globalThis, 'leaver', process.pid)

  assert.equal(await db.territoire.count(), 1)
})
