import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { config } from '#infra/config.ts'
import { anOidcProvider } from '#test/support/peers/oidc.ts'
import { startWeb } from '#test/support/process.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { limits } from '#web/shared/rate-limit.ts'
import { createApp } from '../../../src/app.ts'

serve(() => createApp({ limits: { 'identity-address': { most: 3, windowMs: 60_000 } } }))

const provider = await anOidcProvider({ callback: '/omniauth/franceconnect/callback' })
provider.knows('sub-secret', { email: 'nadia@exemple.fr', given_name: 'Nadia', family_name: 'Benali' })
const env = {
  FRANCECONNECT_URL: provider.issuer,
  FRANCECONNECT_CLIENT_ID: provider.clientId,
  FRANCECONNECT_CLIENT_SECRET: provider.clientSecret,
}

/** Leaves for the provider; the address to come back to, and the cookie to come back with. */
async function leave(url: string) {
  const headers = { origin: url, 'sec-fetch-site': 'same-origin' }
  const start = await fetch(`${url}/omniauth/franceconnect`, { method: 'POST', headers, redirect: 'manual' })
  const cookie = start.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return { callback: await provider.signIn(start.headers.get('location') ?? '', 'sub-secret'), cookie }
}

test('W19: what comes back from a provider is in no line of the log, accepted or refused', async () => {
  const web = await startWeb(env)
  const [accepted, refused] = [await leave(web.url), await leave(web.url)]

  const back = await fetch(web.url + accepted.callback, { headers: { cookie: accepted.cookie }, redirect: 'manual' })
  await provider.with({ idToken: (claims) => ({ ...claims, nonce: 'other' }) }, () =>
    fetch(web.url + refused.callback, { headers: { cookie: refused.cookie }, redirect: 'manual' }),
  )
  await web.stop()

  assert.equal(back.headers.get('location'), '/users/rdvs')
  const log = web.output.join('\n')
  assert.match(log, /sign-in refused/)
  for (const { callback } of [accepted, refused])
    for (const [name, value] of new URL(callback, web.url).searchParams)
      if (name !== 'iss') assert.doesNotMatch(log, new RegExp(value), `${name} is in the log`)
  assert.doesNotMatch(log, /sub-secret|nadia@exemple|eyJ/)
})

test('people who come back from a provider rightly, or gave up there, are never too many', async () => {
  Object.assign(config, env)
  const statuses = []
  for (let times = 0; times < 5; times++) {
    const visitor = aVisitor()
    const start = await visitor.post('/omniauth/franceconnect')
    statuses.push((await visitor.get(await provider.signIn(start.location ?? '', 'sub-secret'))).location)
  }
  for (let times = 0; times < 5; times++) {
    const visitor = aVisitor()
    const { searchParams } = new URL((await visitor.post('/omniauth/franceconnect')).location ?? '')
    const refused = `error=access_denied&state=${searchParams.get('state')}&iss=${encodeURIComponent(provider.issuer)}`
    statuses.push((await visitor.get(`/omniauth/franceconnect/callback?${refused}`)).status)
  }

  assert.deepEqual(statuses, [...Array(5).fill('/users/rdvs'), ...Array(5).fill(303)])
})

test('W16: the refused answers of providers are counted by address', async () => {
  Object.assign(config, env)
  const visitor = aVisitor()
  const callback = () => visitor.get('/omniauth/franceconnect/callback?code=c&state=s')

  const first = await callback()
  for (let times = 0; times < 3; times++) await callback()
  const last = await callback()

  assert.deepEqual([first.status, last.status], [303, 429])
  assert.deepEqual(limits['identity-address'], { most: 30, windowMs: 600_000 })
})
