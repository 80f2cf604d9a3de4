import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recordConsultation } from '#domain/journal/journal/record-consultation.ts'
import { anAgent, anOrganisation, aService, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInUsager } from '#test/support/signed-in.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const NOW = Temporal.Instant.from('2027-03-02T08:20:00Z')

async function aLookAt(usagerIds: number[]) {
  const organisation = await anOrganisation({ name: `MDS Arras ${usagerIds[0]}` })
  const service = await aService({ name: `PMI ${usagerIds[0]}` })
  const agent = await anAgent({ organisationId: organisation.id, serviceId: service.id, lastName: 'Lefèvre' })
  const actor = { type: 'agent', id: agent.id, name: 'Sonia LEFÈVRE' } as const
  await recordConsultation({ usagerIds, actor, organisationId: organisation.id, screen: 'fiche', now: NOW })
}

test('a usager reads who opened his file and those of his proches, without the name of the agent', async () => {
  const { usager, visitor } = await aSignedInUsager()
  const proche = await aUsager({ firstName: 'Inès', responsibleId: usager.id, email: null })
  await aLookAt([usager.id, proche.id])

  const page = await visitor.get('/users/consultations')

  assert.equal(page.status, 200)
  const text = page.$('main').text().replaceAll(/\s+/g, ' ')
  assert.match(text, /mardi 2 mars 2027 ?MDS Arras/)
  assert.match(text, new RegExp(`PMI ${usager.id} ?Votre fiche`))
  assert.match(text, /PMI \d+ ?Inès/)
  assert.doesNotMatch(text, /lefèvre/i)
})

test('nobody else’s file is there', async () => {
  const { visitor } = await aSignedInUsager()
  await aLookAt([(await aUsager()).id])

  const page = await visitor.get('/users/consultations')

  assert.match(page.text, /Personne n.a ouvert votre fiche/)
})

test('the page is reached from his informations, and by an account only', async () => {
  const { visitor } = await aSignedInUsager()

  const informations = await visitor.get('/users/informations')
  assert.equal(informations.$('a[href="/users/consultations"]').length, 1)

  assert.equal((await aVisitor().get('/users/consultations')).status, 303)
})
