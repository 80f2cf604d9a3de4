import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { lastAccountMail } from '#test/support/account-mail.ts'
import { anAgent, anOrganisation } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { secretOn, withRecoveryCode, withSecondFactor } from '#test/support/second-factor.ts'
import { aSignedInAgent, PASSWORD, withPassword } from '#test/support/signed-in.ts'
import { codeOf } from '#test/support/totp.ts'
import { aVisitor, serve, type Visitor } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: { ...relaxedLimits, 'second-factor': { most: 5, windowMs: 900_000 } } }))

const HOME = '/admin/organisations'
const CODE = '/agents/sign_in/code'
const SETTINGS = '/agents/double-authentification'

async function withPasswordGiven(fields: Parameters<typeof anAgent>[0] = {}, form = '/agents/sign_in') {
  const agent = await anAgent({ ...(await withPassword()), ...fields })
  const visitor = aVisitor()
  const answer = await visitor.post(form, { email: agent.email ?? '', password: PASSWORD })
  return { agent, visitor, answer }
}

const isIn = async (visitor: Visitor) => (await visitor.get('/agents/mot-de-passe')).status === 200

for (const form of ['/agents/sign_in', '/users/sign_in'])
  test(`after ${form}, a code of the application is asked before anything else`, async () => {
    const { visitor, answer } = await withPasswordGiven(withSecondFactor(), form)

    const before = await isIn(visitor)
    const wrong = await visitor.post(CODE, { code: '12 345' })
    const right = await visitor.post(CODE, { code: codeOf() })

    assert.equal(answer.location, CODE)
    assert.equal(before, false)
    assert.equal(wrong.status, 422)
    assert.match(wrong.words, /pas le bon/)
    assert.equal(right.status, 303)
    assert.ok(await isIn(visitor))
  })

test('a code that was seen over a shoulder opens nothing in another browser', async () => {
  const { agent, visitor } = await withPasswordGiven(withSecondFactor())
  const thief = aVisitor()
  await thief.post('/agents/sign_in', { email: agent.email ?? '', password: PASSWORD })
  const code = codeOf()

  await visitor.post(CODE, { code })
  const replay = await thief.post(CODE, { code })

  assert.equal(replay.status, 422)
  assert.equal(await isIn(thief), false)
})

test('who was sent to sign in comes back after the code', async () => {
  const agent = await anAgent({ ...(await withPassword()), ...withSecondFactor() })
  const visitor = aVisitor()
  await visitor.get(`${HOME}?page=2`)

  await visitor.post('/agents/sign_in', { email: agent.email ?? '', password: PASSWORD })
  const answer = await visitor.post(CODE, { code: codeOf() })

  assert.equal(answer.location, `${HOME}?page=2`)
})

test('a recovery code replaces the application, once', async () => {
  const { agent, visitor } = await withPasswordGiven(withSecondFactor())
  const code = await withRecoveryCode(agent.id, 'ABCD-EFGH-IJKL-MNOP')
  const again = aVisitor()
  await again.post('/agents/sign_in', { email: agent.email ?? '', password: PASSWORD })

  const page = await visitor.follow(await visitor.post(CODE, { code: code.toLowerCase().replaceAll('-', ' ') }))
  const replay = await again.post(CODE, { code })

  assert.match(page.text, /code de secours a servi/)
  assert.equal(replay.status, 422)
})

test('six wrong codes are too many, from another browser too', async () => {
  const { agent, visitor } = await withPasswordGiven(withSecondFactor())
  const other = aVisitor()
  await other.post('/agents/sign_in', { email: agent.email ?? '', password: PASSWORD })

  const statuses = []
  for (const browser of [visitor, other, visitor, other, visitor, other])
    statuses.push((await browser.post(CODE, { code: '000000' })).status)

  assert.deepEqual(statuses, [422, 422, 422, 422, 422, 429])
})

test('the code is asked of nobody who did not give his password', async () => {
  await anAgent({ ...(await withPassword()), ...withSecondFactor() })

  const answer = await aVisitor().post(CODE, { code: codeOf() })

  assert.equal(answer.location, '/agents/sign_in')
})

test('a password changed meanwhile ends what was begun', async () => {
  const { agent, visitor } = await withPasswordGiven(withSecondFactor())

  await db.agent.update({ where: { id: agent.id }, data: { sessionVersion: { increment: 1 } } })
  const answer = await visitor.post(CODE, { code: codeOf() })

  assert.equal(answer.location, '/agents/sign_in')
})

test('a new password by e-mail does not do without the application', async () => {
  const agent = await anAgent({ ...(await withPassword()), ...withSecondFactor() })
  const visitor = aVisitor()
  await visitor.post('/agents/password/new', { email: agent.email ?? '' })
  await visitor.follow(await visitor.get((await lastAccountMail()).link))

  const answer = await visitor.post('/agents/password', { password: 'six hérons très calmes' })

  assert.equal(answer.location, CODE)
  assert.equal(await isIn(visitor), false)
  await visitor.post(CODE, { code: codeOf() })
  assert.ok(await isIn(visitor))
})

test('an agent adds his application: the key by sight, by link and in letters, then ten recovery codes, once', async () => {
  const { visitor, agent } = await aSignedInAgent()

  const wrong = await visitor.post(SETTINGS, { current_password: 'autre chose' })
  const started = await visitor.post(SETTINGS, { current_password: PASSWORD })
  const page = await visitor.get(started.location ?? '')
  const secret = secretOn(page)
  const done = await visitor.post(started.location ?? '', { code: codeOf(secret) })
  const after = await visitor.get(started.location ?? '')

  assert.equal(wrong.status, 422)
  assert.match(secret, /^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/)
  assert.equal(page.$('main svg[role=img] path').length, 1)
  assert.match(page.$('main a[href^="otpauth:"]').attr('href') ?? '', new RegExp(secret.replaceAll(' ', '')))
  assert.match(page.headers.get('cache-control') ?? '', /no-store/)
  assert.equal(done.$('main li code').length, 10)
  assert.equal(after.location, SETTINGS)
  assert.ok(await isIn(visitor))
  assert.equal((await lastAccountMail()).mail, 'second-factor-added')

  const next = aVisitor()
  const signIn = await next.post('/agents/sign_in', { email: agent.email ?? '', password: PASSWORD })
  const recovery = await next.post(CODE, { code: done.$('main li code').first().text() })
  assert.equal(signIn.location, CODE)
  assert.equal(recovery.location, HOME)
})

test('adding it ends the sessions that were opened without it, as the page says before and after', async () => {
  const { visitor, agent } = await aSignedInAgent()
  const other = aVisitor()
  await other.post('/agents/sign_in', { email: agent.email ?? '', password: PASSWORD })

  const started = await visitor.post(SETTINGS, { current_password: PASSWORD })
  const page = await visitor.get(started.location ?? '')
  const before = await isIn(other)
  const done = await visitor.post(started.location ?? '', { code: codeOf(secretOn(page)) })

  assert.match(page.words, /vos autres connexions sont fermées/)
  assert.match(done.words, /Vos autres connexions sont fermées/)
  assert.deepEqual([before, await isIn(other), await isIn(visitor)], [true, false, true])
})

test('whoever lost his application and his recovery codes reads where the assistance is', async () => {
  const { visitor } = await withPasswordGiven(withSecondFactor())

  const page = await visitor.get(CODE)
  const empty = await visitor.post(CODE, { code: '' })

  assert.match(page.$('main a[href^="mailto:"]').text(), /^support@/)
  assert.match(empty.$('#code-messages').text(), /ou un code de secours/)
})

test('the key is not shown to who did not give his password again', async () => {
  const { visitor, agent } = await aSignedInAgent()
  const other = aVisitor()
  await other.post('/agents/sign_in', { email: agent.email ?? '', password: PASSWORD })
  await visitor.post(SETTINGS, { current_password: PASSWORD })

  const page = await other.get(`${SETTINGS}/activation`)
  const answer = await other.post(`${SETTINGS}/activation`, { code: '123456' })

  assert.deepEqual([page.location, answer.location], [SETTINGS, SETTINGS])
})

test('where an organisation wants it, it is added before anything else', async () => {
  const organisation = await anOrganisation({ requiresSecondFactor: true })
  const { visitor, answer } = await withPasswordGiven({ organisationId: organisation.id })

  const page = await visitor.follow(answer)
  const before = await isIn(visitor)
  const started = await visitor.post(SETTINGS)
  const secret = secretOn(await visitor.get(started.location ?? ''))
  const done = await visitor.post(started.location ?? '', { code: codeOf(secret) })

  assert.match(page.words, /Une de vos organisations demande/)
  assert.equal(before, false)
  assert.equal(done.$('main li code').length, 10)
  assert.ok(await isIn(visitor))
})

test('an organisation that begins to want it asks those who are there', async () => {
  const organisation = await anOrganisation()
  const { visitor } = await aSignedInAgent({ organisationId: organisation.id })

  await db.organisation.update({ where: { id: organisation.id }, data: { requiresSecondFactor: true } })
  const page = await visitor.get(HOME)

  assert.equal(page.location, CODE)
})

test('who has an application and did not give its code adds no other', async () => {
  const { visitor } = await withPasswordGiven(withSecondFactor())

  const page = await visitor.get(SETTINGS)
  const answer = await visitor.post(SETTINGS)
  const addition = await visitor.get(`${SETTINGS}/activation`)

  assert.equal(page.location, CODE)
  assert.equal(answer.location, SETTINGS)
  assert.equal(addition.location, SETTINGS)
})

test('it is removed with the password and a code', async () => {
  const { agent, visitor } = await withPasswordGiven(withSecondFactor())
  await visitor.post(CODE, { code: codeOf() })
  const removal = `${SETTINGS}/suppression`

  const empty = await visitor.post(removal, {})
  const withoutPassword = await visitor.post(removal, { current_password: 'faux', code: codeOf(undefined, 1) })
  const withoutCode = await visitor.post(removal, { current_password: PASSWORD, code: '000000' })
  const removed = await visitor.post(removal, { current_password: PASSWORD, code: codeOf(undefined, 1) })

  assert.match(empty.$('#current_password-messages').text(), /Écrivez votre mot de passe actuel/)
  assert.match(empty.$('#code-messages').text(), /ou un code de secours/)
  assert.deepEqual([withoutPassword.status, withoutCode.status], [422, 422])
  assert.equal(removed.location, SETTINGS)
  assert.equal((await lastAccountMail()).mail, 'second-factor-removed')
  const answer = await aVisitor().post('/agents/sign_in', { email: agent.email ?? '', password: PASSWORD })
  assert.equal(answer.location, HOME)
})

test('a changed password keeps the second factor that was given', async () => {
  const organisation = await anOrganisation({ requiresSecondFactor: true })
  const { visitor } = await withPasswordGiven({ ...withSecondFactor(), organisationId: organisation.id })
  await visitor.post(CODE, { code: codeOf() })

  await visitor.post('/agents/mot-de-passe', { current_password: PASSWORD, password: 'six hérons très calmes' })

  assert.ok(await isIn(visitor))
})
