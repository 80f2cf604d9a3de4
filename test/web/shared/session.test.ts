import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mintParticipationToken } from '#domain/booking/participation/mint-participation-token.ts'
import { config } from '#infra/config.ts'
import { redis } from '#infra/redis.ts'
import { aRdv, aUsager } from '#test/support/factories.ts'
import { aSignedInAgent, aSignedInUsager, PASSWORD, withPassword } from '#test/support/signed-in.ts'
import { serve, type Visitor } from '#test/support/visitor.ts'
import { createApp } from '../../../src/app.ts'

serve(() => createApp())

const keyOf = (visitor: Visitor) => {
  const id = decodeURIComponent(visitor.cookies.get('rdv_session') ?? '')
    .slice(2)
    .split('.')[0]
  return `${config.REDIS_PREFIX}:session:${id}`
}

test('one person at a time: who signs in takes the place of who was there', async () => {
  const { visitor } = await aSignedInAgent()
  const { email } = await aUsager(await withPassword())

  await visitor.post('/users/sign_in', { email: email ?? '', password: PASSWORD })

  assert.equal((await visitor.get('/users/informations')).status, 200)
  assert.equal((await visitor.get('/admin/organisations')).location, '/agents/sign_in')
})

test('an agent who opens the link of a message is still there', async () => {
  const { visitor } = await aSignedInAgent()
  const rdv = await aRdv({ startsAt: new Date(Date.now() + 8 * 86_400_000) })
  const token = await mintParticipationToken(rdv.participations[0]?.id ?? 0, Temporal.Now.instant())

  const opened = await visitor.get(`/r/${rdv.id}/${token}`)

  assert.equal(opened.location, `/users/rdvs/${rdv.id}`)
  assert.equal((await visitor.get(opened.location ?? '')).location, '/users/trois-lettres')
  assert.equal((await visitor.get('/agents/mot-de-passe')).status, 200)
})

test('a session of the version before, which named no proche and counted no try, stays', async () => {
  const { visitor, usager } = await aSignedInUsager()
  const { cookie } = JSON.parse((await redis.get(keyOf(visitor))) ?? '{}')
  const lent = { kind: 'code', usagerId: usager.id, expiresAt: Date.now() + 60_000, rdvIds: [] }
  await redis.set(keyOf(visitor), JSON.stringify({ cookie, lent, verification: { id: 1 } }))

  const answer = await visitor.get('/users/rdvs')

  assert.equal(answer.status, 200)
  const { lent: kept, verification } = JSON.parse((await redis.get(keyOf(visitor))) ?? '{}')
  assert.deepEqual([kept.procheIds, verification.tries], [[], []])
})

for (const [words, content] of [
  ['of another form', { usager: { id: 1 } }],
  ['without a version', { who: { kind: 'usager', id: 1 } }],
  ['of a face that is none', { who: { kind: 'root', id: 1 } }],
] as const)
  test(`a session ${words} is forgotten, and nothing fails`, async () => {
    const { visitor } = await aSignedInUsager()
    const { cookie } = JSON.parse((await redis.get(keyOf(visitor))) ?? '{}')
    await redis.set(keyOf(visitor), JSON.stringify({ cookie, ...content }))

    const answer = await visitor.get('/users/informations')

    assert.equal(answer.location, '/users/sign_in')
  })
