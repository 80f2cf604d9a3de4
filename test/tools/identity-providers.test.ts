import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { anAgent } from '#test/support/factories.ts'
import { useDemoProviders } from '#test/support/peers/demo-providers.ts'
import { signInAt } from '#test/support/peers/oidc.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { demoSignIns, superAdminEmail } from '../../prisma/seed/sign-ins.ts'
import { createApp } from '../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

await useDemoProviders()

/** Through the button of a page, and the choice of an account there. */
async function enter(start: string, sub: string, method: 'get' | 'post') {
  const visitor = aVisitor()
  const answer = await visitor[method](start)
  assert.equal(answer.status, 303)
  return visitor.get(await signInAt(answer.location ?? '', sub))
}

test('the demo lets usagers in by FranceConnect', async () => {
  for (const { face, email } of demoSignIns.filter((signIn) => signIn.face === 'usager')) {
    assert.equal((await enter('/omniauth/franceconnect', `demo-${email}`, 'post')).location, `/users/rdvs`, face)
    assert.equal(await db.usager.count({ where: { email } }), 1)
  }
  assert.equal((await enter('/omniauth/franceconnect', 'demo-sans-email', 'post')).location, '/users/sign_in')
})

test('the demo lets agents in by each of their providers', async () => {
  for (const { email } of demoSignIns.filter((signIn) => signIn.face === 'agent')) await anAgent({ email })

  for (const [start, email] of [
    ['/agent_connect/auth', 'agent@rdv.test'],
    ['/inclusion_connect/auth', 'numerique@rdv.test'],
    ['/pro_sante_connect/auth', 'pmi@rdv.test'],
  ] as const)
    assert.equal((await enter(start, `demo-${email}`, 'get')).location, '/admin/organisations', start)
  assert.equal((await enter('/agent_connect/auth', 'demo-inconnue@rdv.test', 'get')).location, '/agents/sign_in')
})

test('the demo lets super admins in by GitHub', async () => {
  await db.superAdmin.create({ data: { email: superAdminEmail, firstName: 'Gaëlle', lastName: 'Roussel' } })
  const visitor = aVisitor()
  const address = (await visitor.post('/omniauth/github')).location ?? ''

  const chosen = await fetch(address, { method: 'POST', body: `sub=${superAdminEmail}`, redirect: 'manual' })
  const { pathname, search } = new URL(chosen.headers.get('location') ?? '')

  assert.equal((await visitor.get(pathname + search)).location, '/super_admins')
})

test('an answer that the demo awaits no more is said in letters that a browser reads', async () => {
  const address = new URL((await aVisitor().post('/omniauth/franceconnect')).location ?? '')
  const mount = address.pathname.slice(0, address.pathname.lastIndexOf('/'))

  const answer = await fetch(`${address.origin}${mount}/interaction/unknown`)

  assert.match(await answer.text(), /n’est plus valable/)
  assert.match(answer.headers.get('content-type') ?? '', /charset=utf-8/)
})
