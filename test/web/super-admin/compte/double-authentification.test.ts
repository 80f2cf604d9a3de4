import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { config } from '#infra/config.ts'
import { db } from '#infra/db.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { secretOn } from '#test/support/second-factor.ts'
import { codeOf } from '#test/support/totp.ts'
import { aVisitor, serve, type Visitor } from '#test/support/visitor.ts'
import { startGithub } from '../../../../bin/identity-providers/github.ts'
import { freePort } from '../../../../bin/services/ports.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: { ...relaxedLimits, 'second-factor': { most: 5, windowMs: 60_000 } } }))

const registered = { clientId: 'rdv', clientSecret: 'a secret of github' }
const logins = ['gaelle', 'paul', 'lea'] as const
const addressOf = (login: string) => `${login}@exemple.fr`
const accounts = logins.map((login) => ({
  login,
  label: login,
  emails: [{ email: addressOf(login), primary: true, verified: true }],
}))
const github = await startGithub({ port: await freePort(), ...registered, accounts })
after(github.stop)
Object.assign(config, {
  GITHUB_URL: github.url,
  GITHUB_API_URL: github.url,
  GITHUB_CLIENT_ID: registered.clientId,
  GITHUB_CLIENT_SECRET: registered.clientSecret,
})
for (const login of logins)
  await db.superAdmin.create({ data: { email: addressOf(login), firstName: login, lastName: 'Roussel' } })

const SETTINGS = '/super_admins/double-authentification'
const CODE = '/super_admins/connexion/code'

async function comes(login: (typeof logins)[number], visitor: Visitor = aVisitor()) {
  const address = (await visitor.post('/omniauth/github')).location ?? ''
  const chosen = { method: 'POST', body: new URLSearchParams({ sub: login }), redirect: 'manual' } as const
  const { pathname, search } = new URL((await fetch(address, chosen)).headers.get('location') ?? '')
  return { visitor, answer: await visitor.get(pathname + search) }
}

async function adds(visitor: Visitor) {
  const started = await visitor.post(SETTINGS)
  const secret = secretOn(await visitor.get(started.location ?? ''))
  const done = await visitor.post(started.location ?? '', { code: codeOf(secret) })
  return {
    secret,
    recoveryCodes: done
      .$('main li code')
      .toArray()
      .map((code) => done.$(code).text()),
  }
}

test('a super admin adds an application; from then on GitHub is not enough', async () => {
  const { visitor } = await comes('gaelle')
  const { secret, recoveryCodes } = await adds(visitor)
  const { visitor: next, answer } = await comes('gaelle')

  const before = await next.get('/super_admins')
  const wrong = await next.post(CODE, { code: '000000' })
  const replay = await next.post(CODE, { code: codeOf(secret) })
  const right = await next.post(CODE, { code: codeOf(secret, 1) })

  assert.equal(recoveryCodes.length, 10)
  assert.equal(answer.location, CODE)
  assert.equal(before.location, '/connexion_super_admins')
  assert.deepEqual([wrong.status, replay.status], [422, 422])
  assert.equal(right.location, '/super_admins')
  assert.equal((await next.get('/super_admins')).status, 200)
})

test('his recovery codes serve once, and his second factor is removed with a code', async () => {
  const { visitor } = await comes('paul')
  const { recoveryCodes } = await adds(visitor)
  const [first = '', second = ''] = recoveryCodes
  const [one, two] = [await comes('paul'), await comes('paul')]

  const used = await one.visitor.post(CODE, { code: first })
  const replay = await two.visitor.post(CODE, { code: first })
  const removed = await one.visitor.post(`${SETTINGS}/suppression`, { code: second })

  assert.deepEqual([used.location, replay.status], ['/super_admins', 422])
  assert.equal(removed.location, SETTINGS)
  assert.equal((await comes('paul')).answer.location, '/super_admins')
  assert.equal(await db.recoveryCode.count({ where: { superAdmin: { email: addressOf('paul') } } }), 0)
})

test('six wrong codes are too many, and nobody gives a code who did not come by GitHub', async () => {
  const { visitor } = await comes('lea')
  await adds(visitor)
  const { visitor: next } = await comes('lea')

  const stranger = await aVisitor().post(CODE, { code: '000000' })
  const statuses = []
  for (let at = 0; at < 6; at++) statuses.push((await next.post(CODE, { code: '000000' })).status)

  assert.equal(stranger.location, '/connexion_super_admins')
  assert.deepEqual(statuses, [422, 422, 422, 422, 422, 429])
})
