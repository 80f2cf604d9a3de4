import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aMotif, anOrganisation, aRdv, aService, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInAgent } from '#test/support/signed-in.ts'
import { serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

async function aPlace(collectif: boolean) {
  const [organisation, service] = [await anOrganisation(), await aService()]
  const home = { organisationId: organisation.id, serviceId: service.id }
  const { agent, visitor } = await aSignedInAgent({ ...home, firstName: 'Claire', lastName: 'Fontaine' })
  const motif = await aMotif({ ...home, collectif, name: 'Atelier portage' })
  const path = (rdvId: number) => `/admin/organisations/${organisation.id}/rdvs_collectifs/${rdvId}/presences`
  return { agent, visitor, motif, path }
}

test('the sheet of presence has a line to sign for each who comes, and some for others, and no telephone', async () => {
  const { agent, visitor, motif, path } = await aPlace(true)
  const mother = await aUsager({ firstName: 'Nadia', lastName: 'Benali', phoneNumber: '0612345678' })
  const child = await aUsager({ firstName: 'Inès', lastName: 'Benali', email: null, responsibleId: mother.id })
  const rdv = await aRdv({ motifId: motif.id, agentIds: [agent.id], usagerIds: [mother.id, child.id] })

  const { $ } = await visitor.get(path(rdv.id))

  assert.deepEqual(
    $('tbody tr')
      .toArray()
      .map((row) => $(row).children().first().text().replaceAll(/\s+/g, ' ').trim()),
    ['Inès BENALIResponsable : Nadia BENALI', 'Nadia BENALI', '', '', ''],
  )
  assert.match(
    $('main').text().replaceAll(/\s+/g, ' '),
    /Mardi 2 mars 2027 à 9 h 30.*Animé par Claire FONTAINE.*2 inscrits/,
  )
  assert.doesNotMatch($('main').text(), /06\s?12/)
})

test('an individual rdv has none', async () => {
  const { agent, visitor, motif, path } = await aPlace(false)
  const rdv = await aRdv({ motifId: motif.id, agentIds: [agent.id] })

  assert.equal((await visitor.get(path(rdv.id))).status, 404)
})
