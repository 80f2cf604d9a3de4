import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { config } from '#infra/config.ts'
import { aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { PASSWORD, withPassword } from '#test/support/signed-in.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../src/app.ts'

config.SMTP_URL = 'smtp://127.0.0.1:1'
config.TRUST_PROXY = 1
serve(() =>
  createApp({
    limits: {
      ...relaxedLimits,
      'sign-in-account': { most: 3, windowMs: 60_000 },
      'account-mail': { most: 2, windowMs: 60_000 },
      code: { most: 2, windowMs: 60_000 },
      'token-address': { most: 2, windowMs: 60_000 },
    },
  }),
)

const tryWith = (email: string | null, password: string) =>
  aVisitor().post('/users/sign_in', { email: email ?? '', password })

test('too many wrong passwords end in a page that says when to try again', async () => {
  const usager = await aUsager(await withPassword())

  for (const _ of [1, 2, 3]) assert.equal((await tryWith(usager.email, 'faux')).status, 422)
  const refused = await tryWith(usager.email, PASSWORD)

  assert.equal(refused.status, 429)
  assert.match(refused.text.replaceAll('\u00A0', ' '), /à partir de <strong>|à partir de .*\d{1,2} h/)
  assert.ok(Number(refused.headers.get('retry-after')) > 0)
})

test('the tries at one account do not close another', async () => {
  const [one, two] = [await aUsager(await withPassword()), await aUsager(await withPassword())]

  for (const _ of [1, 2, 3, 4]) await tryWith(one.email, 'faux')

  assert.equal((await tryWith(two.email, PASSWORD)).status, 303)
})

test('a right password counts no more', async () => {
  const usager = await aUsager(await withPassword())

  for (const _ of [1, 2, 3, 4, 5]) assert.equal((await tryWith(usager.email, PASSWORD)).status, 303)
})

test('of many tries at once no more than the limit is looked at', async () => {
  const usager = await aUsager(await withPassword())

  const answers = await Promise.all(Array.from({ length: 20 }, () => tryWith(usager.email, 'faux')))

  assert.equal(answers.filter(({ status }) => status === 422).length, 3)
})

test('an unknown address is closed like a known one', async () => {
  for (const _ of [1, 2, 3]) await tryWith('personne@exemple.fr', 'faux')

  assert.equal((await tryWith('personne@exemple.fr', 'faux')).status, 429)
})

test('mails about an account leave a few times an hour for one address', async () => {
  const ask = () => aVisitor().post('/users/password/new', { email: 'souvent@exemple.fr' })

  const statuses = [(await ask()).status, (await ask()).status, (await ask()).status]

  assert.deepEqual(statuses, [303, 303, 429])
})

test('codes leave a few times an hour for one address', async () => {
  const identity = { first_name: 'Inès', last_name: 'Faure', email: 'codes@exemple.fr' }
  const ask = () => aVisitor().post('/identification', identity)

  const statuses = [(await ask()).status, (await ask()).status, (await ask()).status]

  assert.deepEqual(statuses, [503, 503, 429])
})

test('tries from one IPv6 network count together, whatever its addresses', async () => {
  const tryFrom = async (address: string) => {
    const headers = { 'x-forwarded-for': address }
    return (await aVisitor().get('/users/password/edit?reset_password_token=faux', { headers })).status
  }

  const household = [
    await tryFrom('2001:db8:0:7::1'),
    await tryFrom('2001:db8:0:7::2'),
    await tryFrom('2001:db8:0:7:9::'),
  ]
  const neighbour = await tryFrom('2001:db8:0:8::1')

  assert.deepEqual([...household, neighbour], [303, 303, 429, 303])
})
