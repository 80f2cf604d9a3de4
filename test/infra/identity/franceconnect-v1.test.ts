import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { config } from '#infra/config.ts'
import { franceconnect } from '#infra/identity/franceconnect.ts'
import { finishSignIn, isAnswerTo, startSignIn } from '#infra/identity/sign-in.ts'
import { freePort } from '../../../bin/services/ports.ts'

const SECRET = 'a secret of thirty-two characters'
const port = await freePort()
const issuer = `http://localhost:${port}`
const given = { nonce: '', secret: SECRET, form: '' }

/** The endpoints of v1: no discovery, id_token signed with the secret. */
const server = createServer(async (req, res) => {
  res.setHeader('content-type', 'application/json')
  if (req.url === '/api/v1/userinfo') return void res.end(JSON.stringify({ sub: 's', email: 'nadia@exemple.fr' }))
  given.form = await text(req)
  res.end(JSON.stringify({ access_token: 'opaque', token_type: 'Bearer', id_token: idToken() }))
})
await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
after(() => server.close())
Object.assign(config, {
  FRANCECONNECT_URL: issuer,
  FRANCECONNECT_VERSION: 'v1',
  FRANCECONNECT_CLIENT_ID: 'rdv',
  FRANCECONNECT_CLIENT_SECRET: SECRET,
})

function idToken() {
  const now = Math.floor(Date.now() / 1000)
  const claims = { iss: issuer, aud: 'rdv', sub: 's', exp: now + 60, iat: now, nonce: given.nonce, acr: 'eidas1' }
  const parts = [{ alg: 'HS256' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  return `${parts.join('.')}.${createHmac('sha256', given.secret).update(parts.join('.')).digest('base64url')}`
}

async function signIn(secret = SECRET) {
  const provider = franceconnect()
  assert.ok(provider)
  const started = await startSignIn(provider, 'http://localhost/omniauth/franceconnect/callback', null)
  assert.ok(started.ok)
  Object.assign(given, { nonce: started.pending.nonce, secret })
  const answer = new URL(`http://localhost/omniauth/franceconnect/callback?code=c&state=${started.pending.state}`)
  return { started, outcome: await finishSignIn(provider, started.pending, answer) }
}

test('v1 is asked at its fixed addresses, with the credentials in the body', async () => {
  const { started, outcome } = await signIn()

  const address = new URL(started.address)
  assert.equal(address.origin + address.pathname, `${issuer}/api/v1/authorize`)
  assert.equal(address.searchParams.get('acr_values'), 'eidas1')
  assert.match(given.form, /client_secret=a\+secret/)
  assert.deepEqual(outcome.ok && outcome.proof.claims, { sub: 's', email: 'nadia@exemple.fr' })
})

test('v1 is believed only when it signs with the secret', async () => {
  const { outcome } = await signIn('the secret of somebody else')

  assert.deepEqual(outcome, { ok: false, reason: 'invalid' })
})

test('an answer is awaited ten minutes, by its own state, of the provider that was asked', async () => {
  const provider = franceconnect()
  assert.ok(provider)
  const started = await startSignIn(provider, 'http://localhost/cb', null)
  assert.ok(started.ok)
  const { pending } = started

  assert.ok(isAnswerTo(pending, provider, pending.state))
  assert.equal(isAnswerTo(pending, provider, 'the state of another'), false)
  assert.equal(isAnswerTo({ ...pending, provider: 'pro-connect' }, provider, pending.state), false)
  assert.equal(isAnswerTo({ ...pending, startedAt: Date.now() - 10 * 60_000 }, provider, pending.state), false)
})
