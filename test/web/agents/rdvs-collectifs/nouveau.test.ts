import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { encrypt } from '#infra/encryption.ts'
import { instantOn } from '#test/support/days.ts'
import { aLieu, aMotif, anAgent, anOrganisation, aRdv, aService, aTerritoire } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInAgent } from '#test/support/signed-in.ts'
import { serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

async function aDesk() {
  const territoire = await aTerritoire({ enableContextField: true })
  const [organisation, service] = [await anOrganisation({ territoireId: territoire.id }), await aService()]
  const home = { organisationId: organisation.id, serviceId: service.id }
  const { agent, visitor } = await aSignedInAgent(home)
  const motif = await aMotif({ ...home, collectif: true, name: 'Atelier portage', defaultDurationInMin: 60 })
  const lieu = await aLieu({ organisationId: organisation.id, name: 'MDS Arras' })
  const path = `/admin/organisations/${organisation.id}/rdvs_collectifs/new?motif_id=${motif.id}`
  const typed = {
    jour: '2027-03-02',
    heure: '14:00',
    duration_in_min: '60',
    titre: 'Porter bébé',
    places: '4',
    'agent_ids[]': String(agent.id),
    lieu_id: String(lieu.id),
    context: 'Prévoir des tapis',
  }
  return { organisation, service, agent, visitor, motif, lieu, path, typed }
}

const made = (motifId: number) =>
  db.rdv.findMany({ where: { motifId }, include: { agents: true, lieu: true }, orderBy: { id: 'asc' } })

test('scenario 9: a rdv collectif of four places is made with its agents, its title and its context', async () => {
  const { visitor, motif, lieu, agent, path, typed, organisation } = await aDesk()

  const answer = await visitor.post(path, typed)

  assert.equal(answer.location, `/admin/organisations/${organisation.id}/rdvs_collectifs`)
  const [rdv] = await made(motif.id)
  assert.deepEqual(
    [rdv?.startsAt.toISOString(), rdv?.endsAt.toISOString(), rdv?.name, rdv?.maxParticipantsCount, rdv?.lieuId],
    ['2027-03-02T13:00:00.000Z', '2027-03-02T14:00:00.000Z', 'Porter bébé', 4, lieu.id],
  )
  assert.deepEqual([rdv?.createdByType, rdv?.createdById], ['agent', agent.id])
  assert.deepEqual(
    rdv?.agents.map(({ agentId }) => agentId),
    [agent.id],
  )
  const list = await visitor.get(answer.location ?? '')
  assert.match(list.$('.fr-alert--success').text(), /Porter bébé/)
})

test('sent twice, it is made once', async () => {
  const { visitor, motif, path, typed } = await aDesk()

  await Promise.all([visitor.post(path, typed), visitor.post(path, typed)])

  assert.equal((await made(motif.id)).length, 1)
})

test('scenario 9: a title too long for a SMS is a warning, and is made once confirmed', async () => {
  const { visitor, motif, path, typed } = await aDesk()
  const long = { ...typed, titre: 'Un atelier dont l’intitulé est vraiment beaucoup trop long pour un SMS' }

  const warned = await visitor.post(path, long)
  const key = warned.$('input[name="confirmed[]"]').attr('value') ?? ''
  const before = await made(motif.id)
  const confirmed = await visitor.post(path, { ...long, 'confirmed[]': key })

  assert.deepEqual([warned.status, before.length, confirmed.status], [422, 0, 303])
  assert.match(warned.$('.fr-alert--warning').text(), /intitulé est long/)
  assert.equal(warned.$('textarea[name=context]').text(), 'Prévoir des tapis')
  assert.equal((await made(motif.id)).length, 1)
})

test('at a place for this time only, which is in no list of lieux', async () => {
  const { visitor, motif, path, typed, organisation } = await aDesk()
  const place = {
    lieu_id: '',
    'lieu_attributes[name]': 'Salle des fêtes',
    'lieu_attributes[address]': '1 rue de la Paix 62000 Arras',
    'lieu_attributes[latitude]': '50.29',
    'lieu_attributes[longitude]': '2.78',
    'lieu_attributes[found_for]': '1 rue de la Paix 62000 Arras',
  }

  const answer = await visitor.post(path, { ...typed, ...place })

  assert.equal(answer.status, 303)
  const [rdv] = await made(motif.id)
  assert.deepEqual([rdv?.lieu?.name, rdv?.lieu?.availability], ['Salle des fêtes', 'single_use'])
  assert.equal(rdv?.lieu?.organisationId, organisation.id)
  const { $ } = await visitor.get(path)
  assert.doesNotMatch($('select[name=lieu_id]').text(), /Salle des fêtes/)
})

test('closed lieux are not proposed, and refused when they are sent', async () => {
  const { visitor, motif, path, typed, organisation } = await aDesk()
  const closed = await aLieu({ organisationId: organisation.id, name: 'Fermé', availability: 'disabled' })

  const form = await visitor.get(path)
  const refused = await visitor.post(path, { ...typed, lieu_id: String(closed.id) })

  assert.doesNotMatch(form.$('select[name=lieu_id]').text(), /Fermé/)
  assert.equal(refused.status, 422)
  assert.match(refused.$('#lieu_id').parent().text(), /Ce lieu est fermé/)
  assert.deepEqual(await made(motif.id), [])
})

test('what misses is said beside its field, and all that was typed stays', async () => {
  const { visitor, path, typed } = await aDesk()

  const refused = await visitor.post(path, { ...typed, jour: '', places: '0', 'agent_ids[]': '' })

  assert.equal(refused.status, 422)
  assert.deepEqual(
    refused
      .$('.fr-message--error')
      .toArray()
      .map((message) => refused.$(message).text()),
    [
      'Choisissez un jour, par exemple 09/03/2027.',
      'Écrivez un nombre de places, 1 ou plus ; rien s’il n’y a pas de limite.',
    ],
  )
  assert.equal(refused.$('input[name=titre]').attr('value'), 'Porter bébé')
})

test('a motif, a lieu, an agent or a rdv of the neighbour organisation are not there', async () => {
  const { visitor, motif, path, typed, organisation } = await aDesk()
  const neighbour = await aMotif({ collectif: true })
  const other = await aRdv({ motifId: neighbour.id })
  const base = `/admin/organisations/${organisation.id}/rdvs_collectifs/new`
  const stranger = await anAgent({ organisationId: neighbour.organisationId })
  const place = await aLieu({ organisationId: neighbour.organisationId })

  const ofMotif = await visitor.get(`${base}?motif_id=${neighbour.id}`)
  const ofRdv = await visitor.get(`${path}&duplicated_rdv_id=${other.id}`)
  const withAgent = await visitor.post(path, { ...typed, 'agent_ids[]': String(stranger.id) })
  const atLieu = await visitor.post(path, { ...typed, lieu_id: String(place.id) })

  assert.deepEqual([ofMotif.status, ofRdv.status, withAgent.status, atLieu.status], [404, 404, 422, 422])
  assert.deepEqual(await made(motif.id), [])
})

test('scenario 9: a duplicate keeps everything but the date', async () => {
  const { visitor, motif, lieu, agent, path } = await aDesk()
  const rdv = await aRdv({
    motifId: motif.id,
    lieuId: lieu.id,
    agentIds: [agent.id],
    startsAt: instantOn('2027-03-02', '14:30'),
    name: 'Porter bébé',
    maxParticipantsCount: 4,
    context: encrypt('rdvs.context', 'Prévoir des tapis'),
  })

  const { $ } = await visitor.get(`${path}&duplicated_rdv_id=${rdv.id}`)

  const held = (name: string) => $(`input[name="${name}"]`).attr('value') ?? ''
  assert.deepEqual(
    [held('jour'), held('heure'), held('duration_in_min'), held('titre'), held('places')],
    ['', '14:30', '60', 'Porter bébé', '4'],
  )
  assert.equal($('textarea[name=context]').text(), 'Prévoir des tapis')
  assert.equal($('select[name=lieu_id] option[selected]').attr('value'), String(lieu.id))
  assert.deepEqual(
    $('input[name="agent_ids[]"][checked]')
      .toArray()
      .map((box) => $(box).attr('value')),
    [String(agent.id)],
  )
})
