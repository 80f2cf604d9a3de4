import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { anAgent } from '#test/support/factories.ts'
import { useOidcProvider } from '#test/support/peers/oidc.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../src/app.ts'

serve(() => createApp({ limits: { ...relaxedLimits, 'identity-address': { most: 12, windowMs: 900_000 } } }))

const provider = await useOidcProvider('PRO_CONNECT')

async function aSignedInAgent() {
  const sub = randomUUID()
  const agent = await anAgent()
  provider.knows(sub, { email: agent.email, given_name: 'Camille', usual_name: 'Delattre' })
  const visitor = aVisitor()
  await visitor.get(await provider.signIn((await visitor.get('/agent_connect/auth')).location ?? '', sub))
  return { sub, agent, visitor, isSignedIn: async () => (await visitor.get('/agents/mot-de-passe')).status === 200 }
}

const EVENT = 'http://schemas.openid.net/event/backchannel-logout'
const claimsFor = (sub: string) => {
  const iat = Math.floor(Date.now() / 1000)
  const times = { iat, exp: iat + 120, jti: randomUUID() }
  return { iss: provider.issuer, aud: provider.clientId, sub, events: { [EVENT]: {} }, ...times }
}

/** As a provider asks: no cookie, no origin. */
const tell = (claims: Record<string, unknown>, token = provider.sign(claims)) =>
  aVisitor().post(
    '/agent_connect/deconnexion',
    { logout_token: token },
    { headers: { origin: '', 'sec-fetch-site': '' } },
  )

test('who leaves ProConnect leaves here, and nobody else does', async () => {
  const [leaving, staying] = [await aSignedInAgent(), await aSignedInAgent()]
  assert.deepEqual([await leaving.isSignedIn(), await staying.isSignedIn()], [true, true])

  const answer = await tell(claimsFor(leaving.sub))

  assert.equal(answer.status, 200)
  assert.deepEqual([await leaving.isSignedIn(), await staying.isSignedIn()], [false, true])
  assert.equal(await db.session.count({ where: { face: 'agent', personId: leaving.agent.id } }), 0)
})

test('a whole département leaves its provider at once: each logout that is signed ends its sessions', async () => {
  const statuses = []
  for (let times = 0; times < 14; times++) statuses.push((await tell(claimsFor(randomUUID()))).status)

  assert.deepEqual(statuses, Array(14).fill(200))
})

const lies: Record<string, (claims: ReturnType<typeof claimsFor>) => Record<string, unknown>> = {
  'of another issuer': (claims) => ({ ...claims, iss: 'https://autre.example.fr' }),
  'for another client': (claims) => ({ ...claims, aud: 'another' }),
  'that expired': (claims) => ({ ...claims, iat: 1, exp: 2 }),
  'that is an id_token': ({ events: _, ...claims }) => ({ ...claims, nonce: 'n' }),
  'with a nonce': (claims) => ({ ...claims, nonce: 'n' }),
  'without an id': ({ jti: _, ...claims }) => claims,
  'about nobody': ({ sub: _, ...claims }) => claims,
}

for (const [lie, spoilt] of Object.entries(lies))
  test(`a logout token ${lie} ends nothing`, async () => {
    const agent = await aSignedInAgent()

    const answer = await tell(spoilt(claimsFor(agent.sub)))

    assert.equal(answer.status, 400)
    assert.equal(await agent.isSignedIn(), true)
  })

test('a logout token is used once, and has to be signed by the provider', async () => {
  const agent = await aSignedInAgent()
  const claims = claimsFor(agent.sub)
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.`

  assert.equal((await tell({}, unsigned)).status, 400)
  assert.equal((await tell({}, 'not a token')).status, 400)
  assert.equal(await agent.isSignedIn(), true)
  assert.equal((await tell(claims)).status, 200)
  assert.equal((await tell(claims)).status, 400)
})

test('calls that the provider did not sign are counted by address', async () => {
  const statuses = []
  for (let times = 0; times < 13; times++) statuses.push((await tell({}, 'not.a.token')).status)

  assert.deepEqual(statuses.slice(-1), [429])
})
