import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import type { Plafond } from '#infra/prisma/enums.ts'
import { withQueries } from '#test/support/count-queries.ts'
import { aMotif, anOrganisation, aService, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInAgent } from '#test/support/signed-in.ts'
import { aVisitor, serve, type Visitor } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const pathOf = (organisationId: number) => `/admin/organisations/${organisationId}/reservations_refusees`

/** An organisation, one of its agents, a motif of his service. */
async function aPlace() {
  const [organisation, service] = [await anOrganisation(), await aService()]
  const { agent, visitor } = await aSignedInAgent({ organisationId: organisation.id, serviceId: service.id })
  const motif = await aMotif({ organisationId: organisation.id, serviceId: service.id, name: 'Accès aux droits' })
  return { organisation, agent, visitor, motif, path: pathOf(organisation.id) }
}

type Refused = {
  motif: { id: number; organisationId: number }
  names: { firstName: string; lastName: string; birthName?: string }
  /** Where his file is. */
  organisationId?: number
  plafond?: Plafond
  at?: string
}

async function aRefus({ motif, names, plafond = 'personne_motif', at = '2027-03-02T08:20:00Z', ...known }: Refused) {
  const { organisationId = motif.organisationId } = known
  const usager = await aUsager({ ...names, organisationId })
  const refused = { usagerId: usager.id, motifId: motif.id, organisationId: motif.organisationId, plafond }
  await db.refus.create({ data: { ...refused, day: new Date(at.slice(0, 10)), createdAt: new Date(at) } })
}

async function linesOf(visitor: Visitor, path: string) {
  const page = await visitor.get(path)
  assert.equal(page.status, 200, path)
  const textOf = (cell: Parameters<typeof page.$>[0]) => page.$(cell).text().replaceAll(/\s+/g, ' ').trim()
  return page
    .$('tbody tr')
    .toArray()
    .map((line) => page.$(line).find('td, th').toArray().map(textOf))
}

test('an agent reads who was refused, when, for which motif and why, the newest first', async () => {
  const { visitor, motif, path } = await aPlace()
  await aRefus({ motif, names: { firstName: 'Inès', lastName: 'Benali', birthName: 'Martin' } })
  const late = { plafond: 'famille_jour', at: '2027-03-03T16:05:00Z' } as const
  await aRefus({ motif, names: { firstName: 'Adam', lastName: 'Morel' }, ...late })

  const lines = await linesOf(visitor, path)

  assert.deepEqual(lines, [
    [
      '03/03/2027 17 h 05',
      'Adam MOREL',
      'Accès aux droits',
      'La personne et ses proches avaient pris 20 rendez-vous en 24 heures.',
      'Trouver un RDV pour Adam MOREL',
    ],
    [
      '02/03/2027 9 h 20',
      'Inès BENALI (Martin)',
      'Accès aux droits',
      'La personne avait déjà 3 rendez-vous à venir de ce motif.',
      'Trouver un RDV pour Inès BENALI (Martin)',
    ],
  ])
})

test('he is told what he may do, and finds the page in the menu of his organisation', async () => {
  const { visitor, motif, path, organisation, agent } = await aPlace()
  await aRefus({ motif, names: { firstName: 'Inès', lastName: 'Benali' } })

  const [page, agenda] = [
    await visitor.get(path),
    await visitor.get(`/admin/organisations/${organisation.id}/agent_agendas/${agent.id}`),
  ]

  assert.match(page.text.replaceAll(/\s+/g, ' '), /vous pouvez prendre ce rendez-vous pour la personne/)
  assert.equal(page.$('nav#menu a[aria-current="page"]').attr('href'), path)
  assert.equal(agenda.$(`nav#menu a[href="${path}"]`).length, 1)
  assert.equal(await db.consultation.count(), 0, 'a list is no consultation of a file')
})

test('the refusals of other organisations and of other services are not shown', async () => {
  const { visitor, path, motif, organisation } = await aPlace()
  const ofOtherService = await aMotif({ organisationId: organisation.id, serviceId: (await aService()).id })
  await aRefus({ motif: ofOtherService, names: { firstName: 'Léa', lastName: 'Duval' } })
  const elsewhere = await aPlace()
  await aRefus({ motif: elsewhere.motif, names: { firstName: 'Paul', lastName: 'Caron' } })
  await aRefus({ motif, names: { firstName: 'Inès', lastName: 'Benali' } })

  const names = (await linesOf(visitor, path)).map(([, name]) => name)

  assert.deepEqual(names, ['Inès BENALI'])
})

test('an admin of the organisation, or its secretary, reads those of all services', async () => {
  const { motif, path, organisation } = await aPlace()
  await aRefus({ motif, names: { firstName: 'Inès', lastName: 'Benali' } })
  const asking = {
    admin: { accessLevel: 'admin', serviceId: (await aService()).id },
    secretary: { serviceId: (await aService({ kind: 'secretariat' })).id },
  } as const

  for (const [who, fields] of Object.entries(asking)) {
    const { visitor } = await aSignedInAgent({ organisationId: organisation.id, ...fields })
    assert.equal((await linesOf(visitor, path)).length, 1, who)
  }
})

test('whoever has no file here was refused too, but is not named', async () => {
  const { visitor, motif, path } = await aPlace()
  const elsewhere = await anOrganisation()
  await aRefus({ motif, names: { firstName: 'Inès', lastName: 'Benali' }, organisationId: elsewhere.id })

  const { text } = await visitor.get(path)

  assert.match(text, /Personne inconnue ici/)
  assert.doesNotMatch(text, /Benali/i)
})

test('nobody refused: it is said, with what the page is for', async () => {
  const { visitor, path } = await aPlace()

  const page = await visitor.get(path)

  assert.equal(page.status, 200)
  assert.match(page.text, /Aucune réservation refusée/)
  assert.equal(page.$('table').length, 0)
})

test('the neighbour organisation is not there, and a stranger signs in first', async () => {
  const { visitor, path } = await aPlace()
  const neighbour = await aPlace()

  assert.equal((await visitor.get(neighbour.path)).status, 404)
  const stranger = await aVisitor().get(path)
  assert.deepEqual([stranger.status, stranger.location], [303, '/agents/sign_in'])
})

test('a page costs as much for fifty refusals as for one, and the others follow on the next', async () => {
  const { visitor, motif, path } = await aPlace()
  const cost = async () => (await withQueries(() => visitor.get(path))).queries.length
  await aRefus({ motif, names: { firstName: 'Inès', lastName: 'Première' }, at: '2027-03-01T08:00:00Z' })
  await cost()
  const ofOne = await cost()
  for (let at = 0; at < 50; at++) await aRefus({ motif, names: { firstName: 'Adam', lastName: 'Morel' } })

  const ofMany = await cost()

  assert.equal(ofMany, ofOne)
  assert.equal((await linesOf(visitor, path)).length, 50)
  assert.deepEqual(
    (await linesOf(visitor, `${path}?page=2`)).map(([, name]) => name),
    ['Inès PREMIÈRE'],
  )
})
