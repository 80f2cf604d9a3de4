import '#test/support/alone.ts'
import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { connexionReference } from '#domain/account/connexion/connexion.ts'
import { config } from '#infra/config.ts'
import { db } from '#infra/db.ts'
import { aMailbox, type Mailbox } from '#test/support/peers/mailbox.ts'
import { aRedis, type RedisPeer } from '#test/support/peers/redis.ts'
import { anOfferAhead, confirm, query } from '#test/support/taking-a-rdv.ts'
import { until } from '#test/support/until.ts'

const redisPeer: RedisPeer = await aRedis()
config.REDIS_URL = redisPeer.url
const { createApp } = await import('../../../src/app.ts')
const { redis } = await import('#infra/redis.ts')

const isRedisUp = () => redis.status === 'ready'
const { aSignedInAgent, aSignedInUsager, signIn } = await import('#test/support/signed-in.ts')
const { aVisitor, serve } = await import('#test/support/visitor.ts')

serve(() => createApp())

let mailbox: Mailbox
before(async () => {
  mailbox = await aMailbox()
  config.SMTP_URL = mailbox.url
  await until(isRedisUp)
})
after(async () => {
  await mailbox.stop()
  await redisPeer.remove()
})

async function whileRedisIsAway<Result>(deed: () => Promise<Result>): Promise<Result> {
  await redisPeer.stop()
  await until(() => !isRedisUp())
  try {
    return await deed()
  } finally {
    await redisPeer.start()
    await until(isRedisUp)
  }
}

test('who signed in before Redis went away stays signed in', async () => {
  const { visitor } = await aSignedInUsager()
  const { visitor: agent } = await aSignedInAgent()

  const pages = await whileRedisIsAway(() =>
    Promise.all([visitor.get('/users/informations'), agent.get('/agents/mot-de-passe')]),
  )

  assert.deepEqual(
    pages.map(({ status }) => status),
    [200, 200],
  )
})

test('without Redis one signs in, is brought back to the page that was wanted, and reads its message', async () => {
  const visitor = await whileRedisIsAway(async () => {
    const { usager } = await aSignedInUsager()
    const browser = aVisitor()
    await browser.get('/relatives?page=3')
    const answer = await browser.post('/users/sign_in', {
      email: usager.email ?? '',
      password: 'quatre grues cendrées',
    })
    const page = await browser.get(answer.location ?? '')

    assert.equal(answer.location, '/relatives?page=3')
    assert.match(page.text, /Connexion réussie/)
    return browser
  })

  assert.equal((await visitor.get('/users/informations')).status, 200)
})

test('who held an hour before Redis went away is not refused because of it', async () => {
  const { answers } = await anOfferAhead()
  const { starts_at, ...search } = answers
  const { visitor } = await aSignedInUsager()
  const held = await visitor.post(`/prendre_rdv/reservation?${query(search)}`, { starts_at })

  const confirmed = await whileRedisIsAway(() => confirm(visitor, answers))

  assert.match(held.location ?? '', /rdv_wizard_step/)
  assert.match(confirmed.location ?? '', /users.rdvs.[0-9]+$/)
})

test('without Redis a code opens a booking session', async () => {
  const answer = await whileRedisIsAway(async () => {
    const visitor = aVisitor()
    const identity = { first_name: 'Inès', last_name: 'Faure', email: 'sans-redis@exemple.fr' }
    const count = mailbox.mails.length
    await visitor.post('/identification', identity)
    const text = (await mailbox.received(count + 1)).at(-1)?.text ?? ''
    return visitor.post('/identification/code', { code: /\d{3}\s?\d{3}/.exec(text)?.[0] ?? '' })
  })

  assert.equal(answer.location, '/prendre_rdv')
})

test('who signed out while Redis was away is not signed in again when it comes back with its memory', async () => {
  const { visitor } = await aSignedInUsager()
  const cookie = visitor.cookies.get('rdv_session') ?? ''

  await whileRedisIsAway(() => visitor.post('/users/sign_out'))
  await until(async () => (await db.session.count({ where: { content: { path: ['away'], equals: true } } })) === 0)
  const replay = aVisitor()
  replay.cookies.set('rdv_session', cookie)

  assert.equal((await replay.get('/users/informations')).status, 303)
})

test('a session closed from elsewhere while Redis was away is not open again when it comes back with its memory', async () => {
  const { visitor: lost, usager } = await aSignedInUsager()
  const mine = await signIn('/users/sign_in', usager.email)
  const id = decodeURIComponent(lost.cookies.get('rdv_session') ?? '')
    .slice(2)
    .split('.')[0]

  const answer = await whileRedisIsAway(() => mine.post(`/users/connexions/${connexionReference(id ?? '')}/fermeture`))
  await until(async () => (await db.session.count({ where: { content: { path: ['away'], equals: true } } })) === 0)

  assert.equal(answer.location, '/users/connexions')
  assert.equal((await lost.get('/users/informations')).status, 303)
  assert.equal((await mine.get('/users/informations')).status, 200)
})

test('a browser that reads pages without signing in has no session row', async () => {
  const before = await db.session.count()

  await aVisitor().get('/users/informations')

  assert.equal(await db.session.count(), before)
})

test('the row is not written at each request', async () => {
  const { visitor, usager } = await aSignedInUsager()
  const row = () => db.session.findFirstOrThrow({ where: { face: 'usager', personId: usager.id } })
  const first = await row()

  for (const _ of [1, 2, 3]) await visitor.get('/users/informations')

  assert.deepEqual((await row()).lastSeenAt, first.lastSeenAt)
})

test('without Redis tries at passwords are counted all the same', async () => {
  const statuses = await whileRedisIsAway(async () => {
    const answers = []
    for (let at = 0; at < 11; at++)
      answers.push(await aVisitor().post('/users/sign_in', { email: 'essais@exemple.fr', password: 'faux' }))
    return answers.map(({ status }) => status)
  })

  assert.deepEqual(statuses, [...Array(10).fill(422), 429])
})
