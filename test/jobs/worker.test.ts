import '#test/support/alone.ts'
import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { db } from '#infra/db.ts'
import { emptyTables } from '#test/support/database.ts'
import { type MailServer, startMailServer } from '#test/support/peers/mail-server.ts'
import { aRedis, type RedisPeer } from '#test/support/peers/redis.ts'
import { type Started, startWorker } from '#test/support/process.ts'
import { aBookedRdv } from '#test/support/recorded.ts'
import { until } from '#test/support/until.ts'

let redis: RedisPeer
let mails: MailServer
let workers: Started[]
let whenMailArrives: () => void | Promise<void>

beforeEach(async () => {
  await emptyTables()
  workers = []
  whenMailArrives = () => undefined
  redis = await aRedis()
  mails = await startMailServer({ onMail: () => whenMailArrives() })
})

afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.kill9()))
  await mails.close()
  await redis.remove()
})

async function aWorker(env: Record<string, string> = {}) {
  const worker = await startWorker({ REDIS_URL: redis.url, SMTP_URL: mails.url, WORKER_PATIENCE: '1000', ...env })
  workers.push(worker)
  return worker
}

const allSent = async () => {
  const deliveries = await db.delivery.findMany()
  return deliveries.length > 0 && deliveries.every(({ state }) => state === 'sent') && deliveries
}

const messageIds = () => new Set(mails.received.map(({ messageId }) => messageId))

test('at its start, a worker sends the mails of what nobody had published', async () => {
  const { rdv } = await aBookedRdv()

  await aWorker()
  await until(allSent)

  const [receipt, ...others] = await db.receipt.findMany()
  assert.equal(mails.received.length, 2)
  assert.deepEqual([receipt?.rdvId, receipt?.event, receipt?.result], [rdv.id, 'rdv_created', 'processed'])
  assert.deepEqual(others, [])
})

test('a worker started while Redis is away waits for it, says so once, and then works', async () => {
  await redis.stop()
  await aBookedRdv()

  const worker = await aWorker()
  await until(() => worker.output.some((line) => line.includes('Redis does not answer')))
  assert.equal(mails.received.length, 0)
  await redis.start()
  await until(allSent)

  assert.equal(mails.received.length, 2)
  assert.ok(worker.output.length < 15, worker.output.join('\n'))
})

test('what was published to a Redis that forgot everything is published again', async () => {
  const { evenementId } = await aBookedRdv()
  await db.evenement.update({ where: { id: evenementId }, data: { publishedAt: new Date() } })

  await aWorker()
  await until(allSent)

  assert.equal(mails.received.length, 2)
})

test('a worker killed between sending and recording loses nothing, and what leaves twice bears the same Message-ID', async () => {
  await aBookedRdv()
  const first = await aWorker({ WORKER_CONCURRENCY: '1' })
  let killed = false
  whenMailArrives = async () => {
    if (killed) return
    killed = true
    await first.kill9()
  }
  await until(() => killed)
  const [interrupted] = mails.received

  await aWorker()
  await until(allSent)

  assert.equal(messageIds().size, 2)
  assert.equal(mails.received.length, 3)
  assert.equal(mails.received.filter(({ messageId }) => messageId === interrupted?.messageId).length, 2)
  assert.equal(await db.receipt.count(), 1)
})

test('a worker told to stop ends the mail it is sending and records it', async () => {
  await aBookedRdv()
  const worker = await aWorker({ WORKER_CONCURRENCY: '1' })
  const arrived = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  whenMailArrives = () => {
    arrived.resolve()
    return released.promise
  }
  await arrived.promise

  const stopped = worker.stop()
  released.resolve()

  assert.equal(await stopped, 0)
  assert.equal(await db.delivery.count({ where: { state: 'sending' } }), 0)
  assert.equal(await db.delivery.count({ where: { state: 'sent' } }), mails.received.length)
})
