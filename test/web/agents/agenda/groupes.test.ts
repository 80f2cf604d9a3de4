import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { anAgent } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { serve } from '#test/support/visitor.ts'
import {
  agentsJsonPath,
  groupePath,
  groupesPath,
  nouveauGroupePath,
  suppressionDuGroupePath,
} from '#web/agents/agenda/paths.ts'
import { createApp } from '../../../../src/app.ts'
import { anAgenda } from './an-agenda.ts'

serve(() => createApp({ limits: relaxedLimits }))

async function aHouse() {
  const agenda = await anAgenda({ lastName: 'Premier' })
  const { organisation, serviceId } = agenda
  const colleague = await anAgent({ organisationId: organisation.id, serviceId, firstName: 'Ève', lastName: 'Second' })
  const stranger = await anAgent({ organisationId: organisation.id, lastName: 'Autreservice' })
  return { ...agenda, at: { organisationId: organisation.id }, colleague, stranger }
}

test('agents shown together are kept as a group, whose name opens them side by side again', async () => {
  const { visitor, path, at, agent, colleague } = await aHouse()
  const shown = await visitor.get(`${path}?agent_ids[]=${agent.id}&agent_ids[]=${colleague.id}`)
  const form = await visitor.get(shown.$('a:contains("Enregistrer ces agents")').attr('href') ?? '')
  assert.equal(form.$('input[type=checkbox][checked]').length, 2)

  const answer = await visitor.post(nouveauGroupePath(at), {
    name: 'Mes collègues',
    'agent_ids[]': [agent.id, colleague.id].map(String),
  })

  const agendas = await visitor.follow(answer)
  assert.match(agendas.$('h1').text(), /Agendas de 2 agents/)
  assert.match(agendas.words, /Groupe «.Mes collègues.» enregistré/)
  assert.match(agendas.$('select[name="group_ids[]"]').text(), /Mes collègues \(2\)/)
})

test('the same form sent twice makes one group', async () => {
  const { visitor, at, agent } = await aHouse()
  const fields = { name: 'Mes collègues', 'agent_ids[]': [String(agent.id)] }

  const answers = [await visitor.post(nouveauGroupePath(at), fields), await visitor.post(nouveauGroupePath(at), fields)]

  assert.equal(answers[0]?.location, answers[1]?.location)
  assert.equal(await db.agentGroup.count({ where: { agentId: agent.id } }), 1)
})

test('a group without a name or without anybody, of a name that is taken or of somebody unseen, comes back as it was typed', async () => {
  const { visitor, at, agent, stranger } = await aHouse()
  await db.agentGroup.create({ data: { agentId: agent.id, name: 'Pris' } })
  const own = [String(agent.id)]

  const empty = await visitor.post(nouveauGroupePath(at), { name: ' ' })
  const taken = await visitor.post(nouveauGroupePath(at), { name: 'Pris', 'agent_ids[]': own })
  const forged = await visitor.post(nouveauGroupePath(at), {
    name: 'Autre',
    'agent_ids[]': [...own, String(stranger.id)],
  })

  assert.deepEqual([empty.status, taken.status, forged.status], [422, 422, 422])
  assert.match(empty.words, /Donnez un nom à ce groupe.*Choisissez au moins une personne/)
  assert.match(taken.words, /Vous avez déjà un groupe de ce nom/)
  assert.equal(taken.$('input[name=name]').attr('value'), 'Pris')
  assert.equal(taken.$('input[type=checkbox][checked]').length, 1)
  assert.equal(await db.agentGroup.count({ where: { agentId: agent.id } }), 1)
})

test('ids that are no text at all are nobody’s, asked or sent', async () => {
  const { visitor, at } = await aHouse()
  const sent = await visitor.post(nouveauGroupePath(at), { name: 'Nous', 'agent_ids[0][toString]': '1' })
  const asked = await visitor.get(`${nouveauGroupePath(at)}?agent_ids[0][toString]=1`)

  assert.equal(sent.status, 422)
  assert.equal(sent.$('input[name=name]').attr('value'), 'Nous')
  assert.equal(asked.status, 200)
})

test('a group is renamed, changed and removed; members of another organisation stay in it', async () => {
  const { visitor, at, agent, colleague } = await aHouse()
  const elsewhere = await anAgent()
  const members = { create: [agent, elsewhere].map(({ id }) => ({ agentId: id })) }
  const { id: groupId } = await db.agentGroup.create({ data: { agentId: agent.id, name: 'Avant', members } })
  const params = { ...at, groupId }

  const form = await visitor.get(groupePath(params))
  assert.equal(form.$('input[name=name]').attr('value'), 'Avant')
  await visitor.post(groupePath(params), { name: 'Après', 'agent_ids[]': [String(colleague.id)] })
  const list = await visitor.get(groupesPath(at))

  assert.match(list.words, /Après ?Ève SECOND/)
  const kept = await db.agentGroupMember.findMany({ where: { groupId }, select: { agentId: true } })
  assert.deepEqual(kept.map(({ agentId }) => agentId).sort(), [colleague.id, elsewhere.id].sort())

  assert.match((await visitor.get(suppressionDuGroupePath(params))).$('h1').text(), /Supprimer le groupe «.Après.».\?/)
  const removed = await visitor.follow(await visitor.post(suppressionDuGroupePath(params)))
  assert.match(removed.words, /Aucun groupe/)
  assert.equal(await db.agentGroupMember.count({ where: { groupId } }), 0)
})

test('a group is its owner’s: for others it is not there, nor does it show anybody', async () => {
  const { visitor, path, at, colleague, agent } = await aHouse()
  const members = { create: [agent, colleague].map(({ id }) => ({ agentId: id })) }
  const { id: groupId } = await db.agentGroup.create({ data: { agentId: colleague.id, name: 'À elle', members } })
  const params = { ...at, groupId }

  for (const address of [groupePath(params), suppressionDuGroupePath(params)]) {
    assert.equal((await visitor.get(address)).status, 404)
    assert.equal((await visitor.post(address, { name: 'Pris', 'agent_ids[]': [String(agent.id)] })).status, 404)
  }
  assert.equal((await visitor.get(groupesPath(at))).$('main td').length, 0)
  assert.match((await visitor.get(`${path}?group_ids[]=${groupId}`)).$('h1').text(), /^Agenda$/)
  assert.equal(await db.agentGroup.count({ where: { id: groupId, name: 'À elle' } }), 1)
})

test('agents are found by the beginnings of their names, whatever the accents, among those whose agendas are open', async () => {
  const { visitor, at, colleague } = await aHouse()
  const found = async (term: string) =>
    JSON.parse((await visitor.get(agentsJsonPath(at, { term }))).text).results as { id: number; text: string }[]

  assert.deepEqual(await found('eve sec'), [{ id: colleague.id, text: 'SECOND Ève' }])
  assert.deepEqual(await found('autreservice'), [])
  assert.deepEqual(await found(''), [])
})
