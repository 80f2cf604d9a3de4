import '#test/support/alone.ts'
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import { aRedis, type RedisPeer } from '#test/support/peers/redis.ts'

let peer: RedisPeer
let redis: typeof import('#infra/redis.ts').redis

before(async () => {
  peer = await aRedis()
  process.env.REDIS_URL = peer.url
  redis = (await import('#infra/redis.ts')).redis
  if (redis.status !== 'ready') await once(redis, 'ready')
})
after(() => peer.remove())

test('a page does not wait for a Redis that is away, and finds it again when it is back', async () => {
  assert.equal(await redis.set('key', 'kept'), 'OK')

  const closed = once(redis, 'close')
  await peer.stop()
  await closed
  const started = performance.now()
  await assert.rejects(redis.get('key'))
  assert.ok(performance.now() - started < 500)

  const ready = once(redis, 'ready')
  await peer.start()
  await ready
  assert.equal(await redis.get('key'), 'kept')
})
