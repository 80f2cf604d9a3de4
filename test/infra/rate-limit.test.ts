import '#test/support/alone.ts'
import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { config } from '#infra/config.ts'
import { aRedis, type RedisPeer } from '#test/support/peers/redis.ts'
import { until } from '#test/support/until.ts'

const peer: RedisPeer = await aRedis()
config.REDIS_URL = peer.url
const { BoundedMemory } = await import('#infra/bounded-memory.ts')
const { countTries, giveBackTries, limiter, sweepTries } = await import('#infra/rate-limit.ts')
const { db } = await import('#infra/db.ts')
const { redis } = await import('#infra/redis.ts')
const { withQueries } = await import('#test/support/count-queries.ts')

const isRedisUp = () => redis.status === 'ready'

const MINUTE = 60_000
const NOW = Temporal.Instant.from('2027-03-01T09:00:00Z')

before(() => until(isRedisUp))
after(() => peer.remove())

const aLimit = (most: number) => ({ name: randomUUID(), most, windowMs: MINUTE })
const of = (limit: ReturnType<typeof aLimit>, subject: string) => ({ ...limit, subject })

async function counted(limit: ReturnType<typeof aLimit>, subject = 'agnès', now = NOW) {
  return (await countTries([of(limit, subject)], now)).ok
}

test('one try too many is told until when, and the next window counts anew', async () => {
  const limit = aLimit(2)
  assert.deepEqual([await counted(limit), await counted(limit)], [true, true])

  const refused = await countTries([of(limit, 'agnès')], NOW.add({ seconds: 59 }))

  assert.ok(!refused.ok)
  assert.deepEqual([refused.full, refused.until.toString()], [limit.name, NOW.add({ minutes: 1 }).toString()])
  assert.equal(await counted(limit, 'agnès', NOW.add({ minutes: 1 })), true)
})

test('each subject and each limit has its own tries', async () => {
  const [limit, other] = [aLimit(1), aLimit(1)]
  await counted(limit)

  assert.equal(await counted(limit), false)
  assert.equal(await counted(limit, 'basile'), true)
  assert.equal(await counted(other), true)
})

test('a try that is given back can be made again, as often as it was counted', async () => {
  const limit = aLimit(2)
  const first = await countTries([of(limit, 'agnès')], NOW)
  const second = await countTries([of(limit, 'agnès')], NOW)
  assert.ok(first.ok && second.ok)

  await giveBackTries([...first.digests, ...second.digests])

  assert.deepEqual([await counted(limit), await counted(limit), await counted(limit)], [true, true, false])
})

test('of several limits one that is full refuses the try, which counts for none', async () => {
  const [low, high] = [aLimit(1), aLimit(2)]
  const both = () => countTries([of(low, 'agnès'), of(high, 'agnès')], NOW)
  assert.ok((await both()).ok)
  for (const _ of [1, 2, 3])
    assert.deepEqual({ ...(await both()), until: null }, { ok: false, full: low.name, until: null })

  assert.equal(await counted(high), true)
})

test('a try that is refused costs one statement, and writes nothing', async () => {
  const [low, high] = [aLimit(1), aLimit(2)]
  await counted(low)
  await counted(high)
  const rows = () => db.$queryRaw`SELECT xmin::text, tries.* FROM tries ORDER BY digest`
  const before = await rows()

  const { queries } = await withQueries(() => countTries([of(low, 'agnès'), of(high, 'agnès')], NOW))

  assert.equal(queries.length, 1)
  assert.deepEqual(await rows(), before)
})

test('of many at once that count two limits, what is refused counts for none', async () => {
  const [low, high] = [aLimit(3), aLimit(20)]

  const answers = await Promise.all(
    Array.from({ length: 20 }, () => countTries([of(high, 'agnès'), of(low, 'agnès')], NOW)),
  )

  assert.equal(answers.filter(({ ok }) => ok).length, 3)
  const digests = answers.flatMap((answer) => (answer.ok ? answer.digests : []))
  const left = await db.tries.findMany({ where: { digest: { in: digests } }, select: { count: true } })
  assert.deepEqual(left, [{ count: 3 }, { count: 3 }])
})

test('of many at once no more pass than the limit says', async () => {
  const limit = aLimit(3)

  const answers = await Promise.all(Array.from({ length: 20 }, () => counted(limit)))

  assert.equal(answers.filter(Boolean).length, 3)
})

test('a try costs one statement, and what is kept names neither address nor e-mail', async () => {
  const limit = aLimit(5)

  const { queries } = await withQueries(() =>
    countTries([of(limit, 'agnes@exemple.fr'), of(aLimit(5), '192.0.2.1')], NOW),
  )

  assert.equal(queries.length, 1)
  const kept = JSON.stringify(await db.tries.findMany())
  assert.ok(kept.length > 2 && !/agnes|192\.0\.2/.test(kept))
})

test('a Redis that goes away, or comes back empty, gives back no try', async () => {
  const limit = aLimit(2)
  await counted(limit)
  await peer.stop()
  await until(() => !isRedisUp())

  assert.deepEqual([await counted(limit), await counted(limit)], [true, false])

  await peer.start()
  await until(isRedisUp)
  assert.equal(await redis.dbsize(), 0)
  assert.equal(await counted(limit), false)
})

test('of two that say the same one is heard', async () => {
  const once = limiter(randomUUID(), { most: 1, windowMs: MINUTE })

  const answers = await Promise.all([once.count('state'), once.count('state')])

  assert.equal(answers.filter((leftMs) => leftMs === null).length, 1)
})

test('windows that are over are swept, and no others', async () => {
  await db.tries.deleteMany()
  await counted(aLimit(1))
  await counted(aLimit(1), 'agnès', NOW.add({ seconds: 1 }))

  await sweepTries(NOW.add({ minutes: 1 }))

  assert.equal(await db.tries.count(), 1)
})

test('a flood of subjects makes the memory forget the first, and no other', async () => {
  const memory = new BoundedMemory({ points: 1, duration: 60 }, 2)
  for (const subject of ['agnès', 'basile', 'chloé']) await memory.consume(subject)

  await assert.rejects(memory.consume('basile'))
  await assert.rejects(memory.consume('chloé'))
  assert.equal((await memory.consume('agnès')).consumedPoints, 1)
})
