import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { decrypt } from '#infra/encryption.ts'
import { useOidcProvider } from '#test/support/peers/oidc.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInAgent, PASSWORD } from '#test/support/signed-in.ts'
import { aVisitor, serve, type Visitor } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const microsoft = await useOidcProvider('MICROSOFT', { signsUserinfo: false })
microsoft.knows('sub', { email: 'agent@exemple.fr' })

const start = async (visitor: Visitor) => (await visitor.post('/omniauth/microsoft_graph')).location ?? ''
const reload = (id: number) => db.agent.findUniqueOrThrow({ where: { id } })

test('T24: the tokens of an agent’s calendar are kept encrypted', async () => {
  const { agent, visitor } = await aSignedInAgent()

  const answer = await visitor.get(await microsoft.signIn(await start(visitor), 'sub'))

  assert.match((await visitor.follow(answer)).text, /Votre agenda Outlook est relié/)
  const { microsoftGraphToken, refreshMicrosoftGraphToken } = await reload(agent.id)
  assert.match(microsoftGraphToken ?? '', /^v\d+:/)
  const refresh = decrypt('agents.refresh_microsoft_graph_token', refreshMicrosoftGraphToken ?? '')
  assert.ok(refresh.ok && refresh.text.length > 20)
})

test('the answer is for the agent who left for it, in the same browser', async () => {
  const { visitor } = await aSignedInAgent()
  const other = await aSignedInAgent()
  const callback = await microsoft.signIn(await start(visitor), 'sub')

  await visitor.post('/agents/sign_in', { email: other.agent.email ?? '', password: PASSWORD })
  const answer = await visitor.get(callback)

  assert.match((await visitor.follow(answer)).text, /a trop attendu/)
  assert.equal((await reload(other.agent.id)).microsoftGraphToken, null)
})

test('nobody lends a calendar without being signed in', async () => {
  const visitor = aVisitor()

  assert.equal((await visitor.post('/omniauth/microsoft_graph')).location, '/agents/sign_in')
  assert.equal((await visitor.get('/omniauth/microsoft_graph/callback?code=c&state=s')).location, '/agents/sign_in')
})

test('an agent who gives up at Microsoft is told so', async () => {
  const { visitor } = await aSignedInAgent()

  const answer = await visitor.get(await microsoft.signIn(await start(visitor), ''))

  assert.match((await visitor.follow(answer)).text, /n’est pas relié/)
})
