import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { anOrganisation, aTerritoire } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInAgent } from '#test/support/signed-in.ts'
import { serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const NEW = '/admin/organisations/new'

async function anAdminOfTerritoire() {
  const territoire = await aTerritoire({ name: 'Pas-de-Calais', departementNumber: '62' })
  const organisation = await anOrganisation({ territoireId: territoire.id, name: 'MDS Arras' })
  const { agent, visitor } = await aSignedInAgent({ organisationId: organisation.id })
  await db.agentTerritorialRole.create({ data: { agentId: agent.id, territoireId: territoire.id } })
  return { territoire, organisation, agent, visitor }
}

test('scenario 1: an agent of one organisation lands on his agenda, from the home page too', async () => {
  const { agent, visitor } = await aSignedInAgent()
  const { organisationId } = await db.agentRole.findFirstOrThrow({ where: { agentId: agent.id } })

  const home = await visitor.get('/')
  const list = await visitor.get('/admin/organisations')

  assert.equal(home.location, '/admin/organisations')
  assert.equal(list.location, `/admin/organisations/${organisationId}/agent_agendas/${agent.id}`)
})

test('scenario 1: with several he chooses, and whoever administers the territoire opens one more from there', async () => {
  const { agent, territoire, visitor } = await anAdminOfTerritoire()
  const other = await anOrganisation({ territoireId: territoire.id, name: 'MDS Lens' })
  await db.agentRole.create({ data: { agentId: agent.id, organisationId: other.id } })

  const list = await visitor.get('/admin/organisations')
  const form = await visitor.get(list.$('a:contains("Ajouter une organisation")').attr('href') ?? '')
  const created = await visitor.post(NEW, { name: 'MDS Béthune', territory_id: String(territoire.id) })

  assert.deepEqual(
    list
      .$('main li a')
      .toArray()
      .map((link) => list.$(link).text()),
    ['MDS Arras', 'MDS Lens'],
  )
  assert.equal(form.$('select option[selected]').text(), 'Pas-de-Calais (62)')
  const opened = await db.organisation.findFirstOrThrow({ where: { name: 'MDS Béthune' }, include: { roles: true } })
  assert.equal(created.location, `/admin/organisations/${opened.id}/agent_agendas/${agent.id}`)
  assert.deepEqual(
    opened.roles.map(({ agentId, accessLevel }) => [agentId, accessLevel]),
    [[agent.id, 'admin']],
  )
})

test('an organisation is opened once, however often it is sent', async () => {
  const { territoire, visitor } = await anAdminOfTerritoire()
  const send = () => visitor.post(NEW, { name: 'MDS Liévin', territory_id: String(territoire.id) })

  const [first, second] = [await send(), await send()]

  assert.equal(second.location, first.location)
  assert.equal(await db.organisation.count({ where: { name: 'MDS Liévin' } }), 1)
})

test('a name that the territoire has is refused beside its field, and stays', async () => {
  const { territoire, visitor } = await anAdminOfTerritoire()

  const refused = await visitor.post(NEW, { name: 'MDS Arras', territory_id: String(territoire.id) })

  assert.equal(refused.status, 422)
  assert.match(refused.$('.fr-message--error').text(), /déjà une organisation de ce nom/)
  assert.equal(refused.$('input[name=name]').attr('value'), 'MDS Arras')
})

test('nobody opens an organisation in a territoire that he does not administer', async () => {
  const { visitor } = await anAdminOfTerritoire()
  const elsewhere = await aTerritoire()
  const { visitor: agent } = await aSignedInAgent()

  const forged = await visitor.post(NEW, { name: 'Ailleurs', territory_id: String(elsewhere.id) })
  const refused = await agent.post(NEW, { name: 'Ailleurs', territory_id: String(elsewhere.id) })

  assert.deepEqual([forged.status, refused.status], [422, 403])
  assert.equal(await db.organisation.count({ where: { name: 'Ailleurs' } }), 0)
})

test('with forty organisations the menu leads to the list of all of them', async () => {
  const { agent, territoire, organisation, visitor } = await anAdminOfTerritoire()
  for (let n = 0; n < 39; n++) {
    const { id } = await anOrganisation({ territoireId: territoire.id, name: `MDS ${n}` })
    await db.agentRole.create({ data: { agentId: agent.id, organisationId: id } })
  }

  const support = await visitor.get(`/admin/organisations/${organisation.id}/support`)

  assert.deepEqual(
    support
      .$('.rdv-orga a')
      .toArray()
      .map((link) => support.$(link).text()),
    ['Toutes mes organisations'],
  )
})
