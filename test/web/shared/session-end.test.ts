import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { config } from '#infra/config.ts'
import { redis } from '#infra/redis.ts'
import { aSignedInAgent, aSignedInUsager } from '#test/support/signed-in.ts'
import { serve, type Visitor } from '#test/support/visitor.ts'
import { createApp } from '../../../src/app.ts'

serve(() => createApp())

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** As if the browser had signed in, or been seen, that long ago. */
async function aged(visitor: Visitor, by: { seenMs: number; signedInMs: number }) {
  const id = decodeURIComponent(visitor.cookies.get('rdv_session') ?? '')
    .slice(2)
    .split('.')[0]
  const key = `${config.REDIS_PREFIX}:session:${id}`
  const session = JSON.parse((await redis.get(key)) ?? '{}')
  session.who.lastSeenAt -= by.seenMs
  session.who.signedInAt -= by.signedInMs
  await redis.set(key, JSON.stringify(session))
}

const cases = [
  ['usager', { seenMs: 29 * MINUTE, signedInMs: 7 * HOUR }, 200],
  ['usager', { seenMs: 31 * MINUTE, signedInMs: 31 * MINUTE }, 303],
  ['usager', { seenMs: 0, signedInMs: 8 * HOUR + MINUTE }, 303],
  ['agent', { seenMs: 7 * HOUR, signedInMs: 13 * 24 * HOUR }, 200],
  ['agent', { seenMs: 8 * HOUR + MINUTE, signedInMs: 9 * HOUR }, 303],
  ['agent', { seenMs: 0, signedInMs: 14 * 24 * HOUR + MINUTE }, 303],
] as const

for (const [face, by, status] of cases)
  test(`${face}, seen ${by.seenMs / MINUTE} min ago, signed in ${by.signedInMs / HOUR} h ago: ${status}`, async () => {
    const { visitor } = face === 'usager' ? await aSignedInUsager() : await aSignedInAgent()
    await aged(visitor, by)

    const answer = await visitor.get(face === 'usager' ? '/users/informations' : '/agents/mot-de-passe')

    assert.equal(answer.status, status)
  })

test('a session that ends says so, asks to sign in, and comes back', async () => {
  const { visitor, usager } = await aSignedInUsager()
  await aged(visitor, { seenMs: HOUR, signedInMs: HOUR })

  const page = await visitor.follow(await visitor.get('/relatives'))
  const back = await visitor.post('/users/sign_in', { email: usager.email ?? '', password: 'quatre grues cendrées' })

  assert.match(page.text, /Par sécurité, votre connexion est terminée/)
  assert.equal(back.location, '/relatives')
})
