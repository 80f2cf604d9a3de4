import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { anAgent, anOrganisation, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInAgent, PASSWORD, withPassword } from '#test/support/signed-in.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

test('an agent signs in and finds his organisations', async () => {
  const arras = await anOrganisation({ name: 'MDS Arras-Nord' })
  const lens = await anOrganisation({ name: 'MDS Lens', territoireId: arras.territoireId })
  await anOrganisation({ name: 'MDS Calais' })
  const { visitor, agent } = await aSignedInAgent({ organisationId: arras.id })
  await db.agentRole.create({ data: { agentId: agent.id, organisationId: lens.id } })

  const page = await visitor.get('/admin/organisations')

  assert.equal(page.status, 200)
  assert.match(page.$('main').text(), /MDS Arras-Nord[\s\S]*MDS Lens/)
  assert.doesNotMatch(page.text, /MDS Calais/)
})

test('a usager does not sign in on the form of agents', async () => {
  const usager = await aUsager(await withPassword())

  const answer = await aVisitor().post('/agents/sign_in', { email: usager.email ?? '', password: PASSWORD })

  assert.equal(answer.status, 422)
})

test('the page that a usager wanted is not one to bring an agent back to', async () => {
  const agent = await anAgent(await withPassword())
  const visitor = aVisitor()

  await visitor.get('/relatives')
  const answer = await visitor.post('/users/sign_in', { email: agent.email ?? '', password: PASSWORD })

  assert.equal(answer.location, '/admin/organisations')
})

test('an agent changes his password: his other sessions end, those of the API too', async () => {
  const { visitor, agent } = await aSignedInAgent()
  const other = aVisitor()
  await other.post('/agents/sign_in', { email: agent.email ?? '', password: PASSWORD })

  const answer = await visitor.post('/agents/mot-de-passe', {
    current_password: PASSWORD,
    password: 'six hérons très calmes',
  })

  assert.equal(answer.location, '/agents/edit')
  assert.equal((await visitor.get('/agents/mot-de-passe')).status, 200)
  assert.equal((await other.get('/admin/organisations')).location, '/agents/sign_in')
  assert.equal(await db.apiToken.count({ where: { agentId: agent.id } }), 0)
})

test('a page of agents that is not there is a 404 in their frame', async () => {
  const { visitor } = await aSignedInAgent()

  const page = await visitor.get('/admin/nulle-part')

  assert.equal(page.status, 404)
  assert.match(page.text, /Espace agent/)
})
