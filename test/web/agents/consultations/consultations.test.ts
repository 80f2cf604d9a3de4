import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recordConsultation, recordExportConsultation } from '#domain/journal/journal/record-consultation.ts'
import { db } from '#infra/db.ts'
import { anAgent, anOrganisation, aService, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInAgent } from '#test/support/signed-in.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const pathOf = (territoireId: number) => `/admin/territories/${territoireId}/consultations`
const NOW = Temporal.Instant.from('2027-03-02T08:20:00Z')

async function anAdmin() {
  const organisation = await anOrganisation({ name: `MDS ${Math.random()}` })
  const { agent, visitor } = await aSignedInAgent({ organisationId: organisation.id })
  await db.agentTerritorialRole.create({ data: { agentId: agent.id, territoireId: organisation.territoireId } })
  return { organisation, visitor, path: pathOf(organisation.territoireId) }
}

async function aLookAt(organisationId: number, names: { firstName: string; lastName: string }) {
  const service = await aService({ name: `PMI ${names.lastName} ${organisationId}` })
  const agent = await anAgent({ organisationId, serviceId: service.id })
  const usager = await aUsager(names)
  const actor = { type: 'agent', id: agent.id, name: 'Sonia LEFÈVRE' } as const
  await recordConsultation({ usagerIds: [usager.id], actor, organisationId, screen: 'fiche', now: NOW })
  return actor
}

test('an admin of the territoire reads who looked at which file, when, from which page', async () => {
  const { organisation, visitor, path } = await anAdmin()
  const actor = await aLookAt(organisation.id, { firstName: 'Inès', lastName: 'Benali' })
  await recordExportConsultation({ actor, organisationId: organisation.id, usagersCount: 12, now: NOW })

  const page = await visitor.get(path)

  assert.equal(page.status, 200)
  const lines = page
    .$('tbody tr')
    .toArray()
    .map((line) =>
      page
        .$(line)
        .find('td, th')
        .toArray()
        .map((cell) => page.$(cell).text().replaceAll(/\s+/g, ' ').trim()),
    )
  assert.deepEqual(lines, [
    ['02/03/2027 9 h 20', `Sonia LEFÈVREPMI Benali ${organisation.id}`, '12 usagers', 'Export', organisation.name],
    ['02/03/2027 9 h 20', `Sonia LEFÈVREPMI Benali ${organisation.id}`, 'Inès BENALI', 'Fiche', organisation.name],
  ])
})

test('the most recent comes first, whatever was written first', async () => {
  const { organisation, visitor, path } = await anAdmin()
  await aLookAt(organisation.id, { firstName: 'Inès', lastName: 'Recente' })
  await aLookAt(organisation.id, { firstName: 'Adam', lastName: 'Ancienne' })
  const ancient = await db.usager.findFirstOrThrow({ where: { lastName: 'Ancienne' } })
  await db.consultation.updateMany({ where: { usagerId: ancient.id }, data: { createdAt: new Date('2027-01-02') } })

  const { text } = await visitor.get(path)

  assert.ok(text.indexOf('RECENTE') < text.indexOf('ANCIENNE') && text.includes('RECENTE'))
})

test('a name is looked for among agents and usagers', async () => {
  const { organisation, visitor, path } = await anAdmin()
  await aLookAt(organisation.id, { firstName: 'Inès', lastName: 'Benali' })
  await aLookAt(organisation.id, { firstName: 'Adam', lastName: 'Morel' })

  const page = await visitor.get(`${path}?nom=morel`)

  assert.match(page.text, /Adam MOREL/)
  assert.doesNotMatch(page.text, /Inès BENALI/)
})

test('another territoire, or none at all, is not found', async () => {
  const { visitor } = await anAdmin()
  const elsewhere = await anOrganisation()

  for (const path of [pathOf(elsewhere.territoireId), pathOf(999_999), '/admin/territories/x/consultations'])
    assert.equal((await visitor.get(path)).status, 404, path)
})

test('an agent with some right in the territoire only is told that it is not his', async () => {
  const organisation = await anOrganisation()
  const { agent, visitor } = await aSignedInAgent({ organisationId: organisation.id })
  const { territoireId } = organisation
  await db.agentTerritorialAccessRight.create({ data: { agentId: agent.id, territoireId, allowToManageTeams: true } })

  const page = await visitor.get(pathOf(territoireId))

  assert.equal(page.status, 403)
})

test('a stranger signs in first', async () => {
  const page = await aVisitor().get(pathOf((await anOrganisation()).territoireId))

  assert.deepEqual([page.status, page.location], [303, '/agents/sign_in'])
})
