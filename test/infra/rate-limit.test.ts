import '#test/support/alone.ts'
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { config } from '#infra/config.ts'
import { aRedis, type RedisPeer } from '#test/support/peers/redis.ts'
import { until } from '#test/support/until.ts'

const peer: RedisPeer = await aRedis()
config.REDIS_URL = peer.url
const { BoundedMemory } = await import('#infra/bounded-memory.ts')
const { limiter } = await import('#infra/rate-limit.ts')
const { redis } = await import('#infra/redis.ts')

const isRedisUp = () => redis.status === 'ready'

const MINUTE = 60_000

before(() => until(isRedisUp))
after(() => peer.remove())

const aLimiter = (most: number) => limiter(randomUUID(), { most, windowMs: MINUTE })

async function whileRedisIsAway(deed: () => Promise<void>) {
  await peer.stop()
  await until(() => !isRedisUp())
  try {
    await deed()
  } finally {
    await peer.start()
    await until(isRedisUp)
  }
}

test('one try too many is told how long to wait', async () => {
  const tries = aLimiter(2)

  assert.equal(await tries.count('agnès'), null)
  assert.equal(await tries.count('agnès'), null)
  const leftMs = await tries.count('agnès')

  assert.ok(leftMs && leftMs > 0 && leftMs <= MINUTE)
})

test('each subject and each limit has its own tries, whatever the process', async () => {
  const [name, other] = [randomUUID(), randomUUID()]
  const here = limiter(name, { most: 1, windowMs: MINUTE })
  const elsewhere = limiter(name, { most: 1, windowMs: MINUTE })
  await here.count('agnès')

  assert.notEqual(await elsewhere.count('agnès'), null)
  assert.equal(await elsewhere.count('basile'), null)
  assert.equal(await limiter(other, { most: 1, windowMs: MINUTE }).count('agnès'), null)
})

test('a try that is given back can be made again', async () => {
  const tries = aLimiter(1)

  for (const _ of [1, 2, 3]) {
    assert.equal(await tries.count('agnès'), null)
    await tries.giveBack('agnès')
  }
})

test('while Redis is away the limit is that of this process, and of many at once no more pass', async () => {
  const tries = aLimiter(3)

  await whileRedisIsAway(async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => tries.count('agnès')))
    assert.equal(answers.filter((leftMs) => leftMs === null).length, 3)

    assert.notEqual(await tries.count('agnès'), null)
  })
})

test('a flood of subjects makes the memory forget the first, and no other', async () => {
  const memory = new BoundedMemory({ points: 1, duration: 60 }, 2)
  for (const subject of ['agnès', 'basile', 'chloé']) await memory.consume(subject)

  await assert.rejects(memory.consume('basile'))
  await assert.rejects(memory.consume('chloé'))
  assert.equal((await memory.consume('agnès')).consumedPoints, 1)
})
