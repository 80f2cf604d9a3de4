import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { ATTEMPTS } from '#infra/queue.ts'
import { patientBackoff } from '#jobs/backoff.ts'
import { deliver } from '#jobs/deliver.ts'
import { dispatchEvenement } from '#jobs/dispatch-evenement.ts'
import { useMailServer } from '#test/support/peers/mail-server.ts'
import { aBookedRdv } from '#test/support/recorded.ts'

const NOW = Temporal.Instant.from('2027-02-01T09:00:00Z')
const LEASE = Temporal.Duration.from({ seconds: 60 })
const CLOCK = { now: NOW, lease: LEASE }

const mails = await useMailServer()

/** The mail to the usager, waiting to be sent. */
async function aDelivery() {
  const { rdv, evenementId } = await aBookedRdv()
  await dispatchEvenement({ evenementId }, NOW)
  const { key } = await db.delivery.findFirstOrThrow({ where: { evenementId, recipientType: 'usager' } })
  return { rdv, evenementId, key }
}

const deliveryOf = (key: string) => db.delivery.findUniqueOrThrow({ where: { key } })
const receiptsOf = (key: string) => db.receipt.findMany({ where: { deliveryKey: key } })

test('dispatched twice, an evenement has one delivery a person', async () => {
  const { evenementId } = await aDelivery()

  await Promise.all([dispatchEvenement({ evenementId }, NOW), dispatchEvenement({ evenementId }, NOW)])

  const deliveries = await db.delivery.findMany({ where: { evenementId } })
  assert.deepEqual(deliveries.map(({ recipientType }) => recipientType).sort(), ['agent', 'usager'])
})

test('the same job many times at once sends one mail and writes one receipt', async () => {
  const { key } = await aDelivery()

  const outcomes = await Promise.all(Array.from({ length: 8 }, () => deliver({ key }, CLOCK)))
  const again = await deliver({ key }, CLOCK)

  assert.equal(mails.received.length, 1)
  assert.equal((await receiptsOf(key)).length, 1)
  assert.ok(outcomes.every(({ state }) => state !== 'failed'))
  assert.deepEqual(again, { state: 'done' })
})

test('what another worker is sending is looked at again when its claim is over', async () => {
  const { key } = await aDelivery()
  const claimedAt = new Date(NOW.epochMilliseconds)
  await db.delivery.update({ where: { key }, data: { state: 'sending', claimedAt } })

  const during = await deliver({ key }, { now: NOW.add({ seconds: 59 }), lease: LEASE })
  const afterwards = await deliver({ key }, { now: NOW.add({ seconds: 60 }), lease: LEASE })

  assert.deepEqual(during, { state: 'later', at: NOW.add(LEASE) })
  assert.deepEqual(afterwards, { state: 'done' })
  assert.equal(mails.received.length, 1)
})

test('a mail server that does not answer for the moment is tried again, with the same Message-ID', async () => {
  const { key } = await aDelivery()
  mails.refusal = 451

  const refused = await deliver({ key }, CLOCK)
  const waiting = await deliveryOf(key)
  mails.refusal = null
  await deliver({ key }, CLOCK)

  assert.deepEqual(refused, { state: 'failed', reason: 'EENVELOPE 451', final: false })
  assert.deepEqual([waiting.state, waiting.attempts, waiting.error], ['pending', 1, 'EENVELOPE 451'])
  assert.equal(mails.received[0]?.messageId, `<${waiting.messageId}@rdv-solidarites.fr>`)
  assert.deepEqual(
    (await receiptsOf(key)).map(({ result }) => result),
    ['processed'],
  )
})

test('an address that the mail server refuses while it takes others is not tried again, and its receipt says so without naming it', async () => {
  const { key } = await aDelivery()
  const other = await aDelivery()
  mails.refusal = '550 5.1.1'
  const first = await deliver({ key }, CLOCK)
  mails.refusal = null
  await deliver({ key: other.key }, CLOCK)
  mails.refusal = '550 5.1.1'

  const refused = await deliver({ key }, CLOCK)

  const [receipt] = await receiptsOf(key)
  assert.deepEqual(first, { state: 'failed', reason: 'EENVELOPE 550 5.1.1', final: false })
  assert.deepEqual(refused, { state: 'failed', reason: 'EENVELOPE 550 5.1.1', final: true })
  assert.equal((await deliveryOf(key)).state, 'failed')
  assert.deepEqual([receipt?.result, receipt?.errorMessage], ['failure', 'EENVELOPE 550 5.1.1'])
})

for (const refusal of ['550', '550 5.1.1', '550 5.7.1', '552 5.2.2', '553 5.1.8'])
  test(`a mail server that answers ${refusal} to everybody for a while loses no mail`, async () => {
    const deliveries = [await aDelivery(), await aDelivery(), await aDelivery()]
    const sendAll = async () => {
      for (const { key } of deliveries) await deliver({ key }, CLOCK)
    }
    mails.refusal = refusal
    await sendAll()
    await sendAll()
    mails.refusal = null

    await sendAll()

    const states = await Promise.all(deliveries.map(async ({ key }) => (await deliveryOf(key)).state))
    assert.deepEqual(states, ['sent', 'sent', 'sent'])
    assert.equal(mails.received.length, 3)
  })

test('a full mailbox, and a policy of the server, are tried again while others are accepted', async () => {
  for (const refusal of ['552 5.2.2', '550 5.7.1']) {
    const { key } = await aDelivery()
    for (let attempt = 0; attempt < 3; attempt++) {
      mails.refusal = refusal
      const refused = await deliver({ key }, CLOCK)
      assert.equal(refused.state === 'failed' && refused.final, false)
      mails.refusal = null
      await deliver({ key: (await aDelivery()).key }, CLOCK)
    }
  }
})

test('what left while PostgreSQL could not record it is recorded by the next attempt, and not sent again', async () => {
  const { key } = await aDelivery()
  await db.$executeRaw`ALTER TABLE deliveries ADD CONSTRAINT never_sent CHECK (state <> 'sent') NOT VALID`
  await assert.rejects(deliver({ key }, CLOCK), /never_sent/)
  await db.$executeRaw`ALTER TABLE deliveries DROP CONSTRAINT never_sent`

  const again = await deliver({ key }, CLOCK)

  assert.deepEqual(again, { state: 'done' })
  assert.deepEqual([(await deliveryOf(key)).state, mails.received.length], ['sent', 1])
  assert.equal((await receiptsOf(key)).length, 1)
})

test('the last attempt is the last', async () => {
  const { key } = await aDelivery()
  await db.delivery.update({ where: { key }, data: { attempts: ATTEMPTS - 1 } })
  mails.refusal = 451

  const refused = await deliver({ key }, CLOCK)

  assert.deepEqual(refused, { state: 'failed', reason: 'EENVELOPE 451', final: true })
})

test('a mail about a rdv that has started, or was deleted, does not leave', async () => {
  const late = await aDelivery()
  const deleted = await aDelivery()
  await db.rdv.delete({ where: { id: deleted.rdv.id } })

  await deliver({ key: late.key }, { now: Temporal.Instant.from('2027-03-02T08:31:00Z'), lease: LEASE })
  await deliver({ key: deleted.key }, CLOCK)

  assert.equal(mails.received.length, 0)
  assert.equal(await db.delivery.count({ where: { key: { in: [late.key, deleted.key] } } }), 0)
})

test('attempts wait longer and longer, a week in all', () => {
  const waits = Array.from({ length: ATTEMPTS - 1 }, (_, made) => patientBackoff(made + 1, 0) / 1000)

  const days = waits.reduce((sum, wait) => sum + wait, 0) / (24 * 3600)
  assert.deepEqual(waits.slice(0, 4), [3, 18, 83, 258])
  assert.ok(days > 6 && days < 8, `${days} days`)
})
