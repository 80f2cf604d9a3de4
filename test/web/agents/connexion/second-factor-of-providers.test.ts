import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anAgent, anOrganisation } from '#test/support/factories.ts'
import { useOidcProvider } from '#test/support/peers/oidc.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { withSecondFactor } from '#test/support/second-factor.ts'
import { codeOf } from '#test/support/totp.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const two = 'https://proconnect.gouv.fr/assurance/consistency-checked-2fa'
const vouching = await useOidcProvider('PRO_CONNECT', { acr: two })
const silent = await useOidcProvider('INCLUSION_CONNECT', { signsUserinfo: false })

const starts = { vouching: '/agent_connect/auth', silent: '/inclusion_connect/auth' } as const
const CODE = '/agents/sign_in/code'

/** An agent of an organisation that wants two factors comes by this provider. */
async function comesBy(name: keyof typeof starts, fields: Parameters<typeof anAgent>[0] = {}) {
  const organisation = await anOrganisation({ requiresSecondFactor: true })
  const agent = await anAgent({ organisationId: organisation.id, ...fields })
  const provider = name === 'vouching' ? vouching : silent
  const sub = `sub-${agent.id}`
  provider.knows(sub, { sub, email: agent.email, given_name: 'Camille', usual_name: 'Agent', family_name: 'Agent' })
  const visitor = aVisitor()
  const { location } = await visitor.get(starts[name])
  return { visitor, answer: await visitor.get(await provider.signIn(location ?? '', sub)) }
}

test('two factors that a provider vouches for are enough', async () => {
  const { visitor, answer } = await comesBy('vouching', withSecondFactor())

  assert.equal(answer.location, '/admin/organisations')
  assert.equal((await visitor.get('/agents/edit')).status, 200)
})

test('a provider that vouches for none leaves the code to be given', async () => {
  const { visitor, answer } = await comesBy('silent', withSecondFactor())

  const before = await visitor.get('/agents/edit')
  const after = await visitor.post(CODE, { code: codeOf() })

  assert.deepEqual([answer.location, before.location], [CODE, CODE])
  assert.equal(after.location, '/agents/edit')
})

test('or a second factor to be added, without any password', async () => {
  const { visitor, answer } = await comesBy('silent')

  const page = await visitor.follow(answer)
  const started = await visitor.post('/agents/double-authentification')

  assert.match(page.words, /Une de vos organisations demande/)
  assert.equal(page.$('main input[type=password]').length, 0)
  assert.equal(started.location, '/agents/double-authentification/activation')
})
