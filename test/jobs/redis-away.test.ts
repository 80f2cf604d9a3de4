import '#test/support/alone.ts'
import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { publishEvenements } from '#domain/journal/evenement/publish-evenements.ts'
import { config } from '#infra/config.ts'
import { db } from '#infra/db.ts'
import { type MailServer, startMailServer } from '#test/support/peers/mail-server.ts'
import { aRedis, type RedisPeer } from '#test/support/peers/redis.ts'
import { type Started, startWorker } from '#test/support/process.ts'
import { aBookedRdv } from '#test/support/recorded.ts'
import { until } from '#test/support/until.ts'

let redis: RedisPeer
let mails: MailServer
let worker: Started

before(async () => {
  redis = await aRedis()
  config.REDIS_URL = redis.url
  mails = await startMailServer()
  worker = await startWorker({ REDIS_URL: redis.url, SMTP_URL: mails.url })
})

after(async () => {
  await worker.kill9()
  await mails.close()
  await redis.remove()
})

const stateOf = async (evenementId: number) => {
  const { publishedAt } = await db.evenement.findUniqueOrThrow({ where: { id: evenementId } })
  return { published: publishedAt !== null, sent: await db.delivery.count({ where: { evenementId, state: 'sent' } }) }
}

test('with Redis, what was booked is told at once', async () => {
  const { evenementId } = await aBookedRdv()

  await until(() => publishEvenements([evenementId], Temporal.Now.instant()))
  await until(async () => (await stateOf(evenementId)).sent === 2)

  assert.deepEqual(await stateOf(evenementId), { published: true, sent: 2 })
})

test('while Redis is stopped, publishing returns quickly without harm; back again, the mails leave', async () => {
  await redis.stop()
  const { evenementId } = await aBookedRdv()

  const started = performance.now()
  const published = await publishEvenements([evenementId], Temporal.Now.instant())
  const elapsed = performance.now() - started
  assert.equal(published, false)
  assert.ok(elapsed < 2 * config.REDIS_TIMEOUT + 200, `${elapsed} ms`)
  assert.deepEqual(await stateOf(evenementId), { published: false, sent: 0 })

  await redis.start()
  await until(async () => (await stateOf(evenementId)).sent === 2)
  assert.equal(mails.received.length, 4)
})

test('published several times, an evenement is told once', async () => {
  const { evenementId } = await aBookedRdv()

  await until(() => publishEvenements([evenementId], Temporal.Now.instant()))
  await publishEvenements([evenementId], Temporal.Now.instant())
  await until(async () => (await stateOf(evenementId)).sent === 2)

  assert.equal(mails.received.length, 6)
})
