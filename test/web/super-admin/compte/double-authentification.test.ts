import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { aGithubAccount, comesByGithub, useGithub } from '#test/support/peers/github.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { secretOn } from '#test/support/second-factor.ts'
import { codeOf } from '#test/support/totp.ts'
import { aVisitor, serve, type Visitor } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: { ...relaxedLimits, 'second-factor': { most: 5, windowMs: 60_000 } } }))

const logins = ['gaelle', 'paul', 'lea'] as const
const addressOf = (login: string) => `${login}@exemple.fr`
await useGithub(logins.map((login) => aGithubAccount(login, addressOf(login))))
for (const login of logins)
  await db.superAdmin.create({ data: { email: addressOf(login), firstName: login, lastName: 'Roussel' } })

const SETTINGS = '/super_admins/double-authentification'
const CODE = '/super_admins/connexion/code'

const comes = (login: (typeof logins)[number], visitor?: Visitor) => comesByGithub(login, visitor)

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
