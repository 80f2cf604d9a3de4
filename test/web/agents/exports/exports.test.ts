import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listConsultations } from '#domain/journal/journal/consultation-queries.ts'
import { computeExport } from '#domain/keeping/export/compute-export.ts'
import { purgeExports } from '#domain/keeping/export/purge-exports.ts'
import { db, pool } from '#infra/db.ts'
import { encrypt } from '#infra/encryption.ts'
import { withQueries } from '#test/support/count-queries.ts'
import { instantOn } from '#test/support/days.ts'
import {
  aLieu,
  aMotif,
  anAgent,
  anOrganisation,
  aRdv,
  aService,
  aTerritoire,
  aUsager,
} from '#test/support/factories.ts'
import { readXlsx } from '#test/support/read-xlsx.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInAgent } from '#test/support/signed-in.ts'
import { serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const now = () => Temporal.Now.instant()

async function aList(fields: Parameters<typeof anAgent>[0] = {}) {
  const territoireId = (await aTerritoire()).id
  const organisation = await anOrganisation({ territoireId, name: 'MDS Arras' })
  const service = await aService()
  const { agent, visitor } = await aSignedInAgent({ organisationId: organisation.id, serviceId: service.id, ...fields })
  const motif = await aMotif({ organisationId: organisation.id, serviceId: service.id, name: 'Bilan' })
  const lieu = await aLieu({
    organisationId: organisation.id,
    name: 'Arras-Nord',
    address: '2 rue du Moulin, Arras, 62000',
  })
  return { territoireId, organisation, service, agent, visitor, motif, lieu }
}

type List = Awaited<ReturnType<typeof aList>>

const aRdvOf = ({ agent, motif, lieu }: List, day: string, fields: Parameters<typeof aRdv>[0] = {}) =>
  aRdv({ motifId: motif.id, lieuId: lieu.id, agentIds: [agent.id], startsAt: instantOn(day, '09:30'), ...fields })

/** Asked from the list, as its buttons do: the id of the export. */
async function ask({ visitor, organisation }: List, format: string, query = '') {
  const answer = await visitor.post(`/admin/organisations/${organisation.id}/rdvs/export${query}`, { format })
  assert.equal(answer.status, 303)
  return answer.location?.split('/').at(-1) ?? ''
}

async function fileOf(exportId: string): Promise<Buffer> {
  const pieces = await db.exportFile.findMany({ where: { exportId }, orderBy: { position: 'asc' } })
  return Buffer.concat(pieces.map(({ content }) => content))
}

/** The motifs of the rows, which tell the rdvs apart. */
async function rowsOf(exportId: string) {
  await computeExport(exportId, now())
  const [, ...lines] = (await fileOf(exportId)).toString().trimEnd().split('\r\n')
  return lines.map((line) => line.split(';'))
}

const motifsOf = async (exportId: string) => (await rowsOf(exportId)).map((row) => row[7])

test('the columns of the file stand where partners read them, with typed cells and the words that they know', async () => {
  const list = await aList({ firstName: 'Francis', lastName: 'Factice', email: 'agent@exemple.fr' })
  const mother = await aUsager({
    address: '3 rue Verte, 62000 Arras',
    cityName: 'Arras',
    firstName: 'Nadia',
    lastName: 'Benali',
  })
  const child = await aUsager({
    responsibleId: mother.id,
    email: null,
    firstName: '=Inès',
    lastName: 'Benali',
    birthDate: new Date('2020-01-05'),
  })
  const rdv = await aRdvOf(list, '2024-03-05', { usagerIds: [child.id] })
  await db.rdv.update({
    where: { id: rdv.id },
    data: { context: encrypt('rdvs.context', '=1+1'), createdAt: instantOn('2024-02-01', '12:50') },
  })
  await db.territoire.update({ where: { id: list.territoireId }, data: { enableContextField: true } })

  const id = await ask(list, 'xlsx')
  await computeExport(id, now())

  const [header, row, ...others] = readXlsx(await fileOf(id))
  assert.deepEqual(
    header?.map((cell) => cell && 'text' in cell && cell.text),
    [
      'année',
      'date prise rdv',
      'heure prise rdv',
      'origine',
      'date rdv',
      'heure rdv',
      'service',
      'motif',
      'contexte',
      'statut',
      'lieu',
      'professionnel.le(s)',
      'usager(s)',
      'commune du premier responsable',
      'au moins un usager mineur ?',
      'résultat des notifications',
      'Organisation',
      'date naissance',
      'code postal du premier responsable',
      'créé par',
      'email(s) professionnel.le(s)',
    ],
  )
  const text = (said: string) => ({ text: said })
  assert.deepEqual(row?.slice(0, 19), [
    { number: 2024, style: null },
    { number: 45_323, style: '1' },
    { number: (12 * 60 + 50) / 1440, style: '2' },
    text('Créé par un agent'),
    { number: 45_356, style: '1' },
    { number: 570 / 1440, style: '2' },
    text(list.service.name),
    text('Bilan'),
    text('=1+1'),
    text('À renseigner'),
    text('Arras-Nord (2 rue du Moulin, Arras, 62000)'),
    text('Francis FACTICE'),
    text('=Inès BENALI'),
    text('Arras'),
    text('oui'),
    null,
    text('MDS Arras'),
    text('05/01/2020'),
    text('62000'),
  ])
  assert.deepEqual(row?.at(-1), text('agent@exemple.fr'))
  assert.deepEqual(others, [])
})

test('the name says the day and the organisation, or the day alone of several', async () => {
  const list = await aList()
  const other = await anOrganisation({ territoireId: list.territoireId })
  await db.agentRole.create({ data: { agentId: list.agent.id, organisationId: other.id } })
  const day = now().toZonedDateTimeISO('Europe/Paris').toPlainDate()

  const one = await ask(list, 'csv')
  const several = await ask(list, 'xlsx', '?scoped_organisation_ids[]=0')

  const nameOf = async (id: string) => (await db.export.findUniqueOrThrow({ where: { id } })).fileName
  const organisation = String(list.organisation.id).padStart(6, '0')
  assert.equal(await nameOf(one), `export-rdv-${day}-org-${organisation}.csv`)
  assert.equal(await nameOf(several), `export-rdv-${day}.xlsx`)
})

test('it holds what he sees: neither another service, nor a neighbour organisation, whatever the address says', async () => {
  const list = await aList()
  const elsewhere = await anOrganisation({ territoireId: list.territoireId })
  const otherService = await aMotif({
    organisationId: list.organisation.id,
    serviceId: (await aService()).id,
    name: 'Autre service',
  })
  const neighbour = await aMotif({ organisationId: elsewhere.id, serviceId: list.service.id, name: 'Voisine' })
  const colleague = await anAgent({ organisationId: list.organisation.id })
  await aRdvOf(list, '2027-03-01')
  await aRdvOf(list, '2027-03-02', { motifId: otherService.id, agentIds: [colleague.id] })
  await aRdvOf(list, '2027-03-03', {
    motifId: neighbour.id,
    lieuId: (await aLieu({ organisationId: elsewhere.id })).id,
    agentIds: [colleague.id],
  })

  const all = await motifsOf(await ask(list, 'csv'))
  const forged = await motifsOf(await ask(list, 'csv', `?motif_ids[]=${otherService.id}&motif_ids[]=${neighbour.id}`))
  const foreign = await list.visitor.post(
    `/admin/organisations/${list.organisation.id}/rdvs/export?scoped_organisation_ids[]=${elsewhere.id}`,
    { format: 'csv' },
  )

  assert.deepEqual(all, ['Bilan'])
  assert.deepEqual(forged, [])
  assert.equal(foreign.status, 404)
})

test('of several organisations, each rdv is there with its own, the latest first, as the filters say', async () => {
  const list = await aList()
  const other = await anOrganisation({ territoireId: list.territoireId, name: 'MDS Lens' })
  await db.agentRole.create({ data: { agentId: list.agent.id, organisationId: other.id } })
  const motif = await aMotif({ organisationId: other.id, serviceId: list.service.id, name: 'À Lens' })
  const lieu = await aLieu({ organisationId: other.id })
  await aRdvOf(list, '2027-03-01')
  await aRdvOf(list, '2027-03-02', { motifId: motif.id, lieuId: lieu.id })
  await aRdvOf(list, '2027-03-04')

  const rows = await rowsOf(await ask(list, 'csv', '?scoped_organisation_ids[]=0&end=2027-03-03'))

  assert.deepEqual(
    rows.map((row) => [row[4], row[7], row[16]]),
    [
      ['02/03/2027', 'À Lens', 'MDS Lens'],
      ['01/03/2027', 'Bilan', 'MDS Arras'],
    ],
  )
})

test('rights that he lost meanwhile are lost to the file too', async () => {
  const list = await aList()
  await aRdvOf(list, '2027-03-01')
  const id = await ask(list, 'csv')
  await db.agentRole.deleteMany({ where: { agentId: list.agent.id } })

  assert.deepEqual(await motifsOf(id), [])
})

test('the page says how far it is, then gives the file; the list says it too', async () => {
  const list = await aList()
  await aRdvOf(list, '2027-03-01')
  const { $: buttons } = await list.visitor.get(`/admin/organisations/${list.organisation.id}/rdvs`)
  assert.equal(buttons('button[name=format]').length, 2)
  const id = await ask(list, 'csv')

  const before = await list.visitor.get(`/agents/exports/${id}`)
  const early = await list.visitor.get(`/agents/exports/${id}/download`)
  await computeExport(id, now())
  const after = await list.visitor.get(`/agents/exports/${id}`)
  const file = await list.visitor.get(`/agents/exports/${id}/download`)
  const all = await list.visitor.get('/agents/exports')

  assert.equal(before.$('main progress').length, 1)
  assert.match(before.$('main').text(), /Vous pouvez quitter cette page/)
  assert.equal(before.$('main a:contains("Actualiser")').attr('href'), `/agents/exports/${id}`)
  assert.equal(early.location, `/agents/exports/${id}`)
  assert.equal(after.$(`main a[href="/agents/exports/${id}/download"]`).length, 1)
  assert.equal(file.status, 200)
  assert.match(file.headers.get('content-disposition') ?? '', /attachment; filename=export-rdv-.*\.csv/)
  assert.match(file.headers.get('cache-control') ?? '', /no-store/)
  assert.match(file.text, /Bilan/)
  assert.match(all.$('main tbody tr').text(), /Disponible/)
})

test('a list without rdvs offers no file', async () => {
  const list = await aList()

  const { $ } = await list.visitor.get(`/admin/organisations/${list.organisation.id}/rdvs`)

  assert.equal($('button[name=format]').length, 0)
})

test('an export of another agent is not there, even for an admin of the same organisation', async () => {
  const list = await aList()
  const id = await ask(list, 'csv')
  await computeExport(id, now())
  const { visitor } = await aSignedInAgent({ organisationId: list.organisation.id, accessLevel: 'admin' })

  const answers = [
    await visitor.get(`/agents/exports/${id}`),
    await visitor.get(`/agents/exports/${id}/download`),
    await visitor.post(`/agents/exports/${id}/recommencer`, {}),
    await visitor.get('/agents/exports/pas-un-export'),
  ]

  assert.deepEqual(
    answers.map(({ status }) => status),
    [404, 404, 404, 404],
  )
  assert.equal((await visitor.get('/agents/exports')).$('main tbody tr').length, 0)
})

test('after six hours the file is no more there, which is said, and it may be asked again', async () => {
  const list = await aList()
  const id = await ask(list, 'csv')
  await computeExport(id, now())
  const { computedAt, expiresAt } = await db.export.findUniqueOrThrow({ where: { id } })
  assert.equal(expiresAt.getTime() - (computedAt?.getTime() ?? 0), 6 * 3_600_000)
  await db.export.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } })

  const download = await list.visitor.get(`/agents/exports/${id}/download`)
  const page = await list.visitor.get(`/agents/exports/${id}`)
  await purgeExports(now())
  const again = await list.visitor.post(`/agents/exports/${id}/recommencer`, {})

  assert.equal(download.location, `/agents/exports/${id}`)
  assert.match(page.$('main').text(), /Ce fichier a expiré/)
  assert.equal(await db.exportFile.count({ where: { exportId: id } }), 0)
  assert.match(again.location ?? '', /^\/agents\/exports\/[\w-]{36}$/)
  assert.notEqual(again.location, `/agents/exports/${id}`)
})

test('two weeks later nothing is left of it', async () => {
  const list = await aList()
  const id = await ask(list, 'csv')

  await purgeExports(now().add({ hours: 24 * 14 + 1 }))

  assert.equal(await db.export.count({ where: { id } }), 0)
})

test('asked twice at once, it is one file; computed many times, it is written and told once', async () => {
  const list = await aList()
  await aRdvOf(list, '2027-03-01')

  const ids = await Promise.all([ask(list, 'csv'), ask(list, 'csv'), ask(list, 'csv')])
  const [id = ''] = ids
  await Promise.all(Array.from({ length: 4 }, () => computeExport(id, now())))
  await computeExport(id, now())

  assert.equal(new Set(ids).size, 1)
  assert.equal((await fileOf(id)).toString().trimEnd().split('\r\n').length, 2)
  assert.equal(await db.evenement.count({ where: { payload: { path: ['personId'], equals: list.agent.id } } }), 1)
})

test('a worker that dies in the middle is followed by another, which writes the file whole', async () => {
  const list = await aList()
  await aRdvOf(list, '2027-03-01')
  const id = await ask(list, 'xlsx')
  const content = Buffer.from('written by the one that died')
  await db.export.update({ where: { id }, data: { attempt: 1, rowsDone: 500, rowsTotal: 900 } })
  await db.exportFile.createMany({ data: [0, 1, 40].map((position) => ({ exportId: id, position, content })) })

  await computeExport(id, now())

  assert.equal(readXlsx(await fileOf(id)).length, 2)
  assert.ok(!(await fileOf(id)).includes('died'))
})

test('given up after five attempts, it says so and may be begun again', async () => {
  const list = await aList()
  const id = await ask(list, 'csv')
  await db.export.update({ where: { id }, data: { attempt: 5 } })

  await computeExport(id, now())
  const { $ } = await list.visitor.get(`/agents/exports/${id}`)

  assert.match($('main').text(), /malgré plusieurs essais/)
  assert.equal($('main form').attr('action'), `/agents/exports/${id}/recommencer`)
})

test('one consultation is recorded, with the number of its usagers', async () => {
  const list = await aList()
  await aRdvOf(list, '2027-03-01')
  await aRdvOf(list, '2027-03-02')
  const id = await ask(list, 'csv')

  await computeExport(id, now())

  const seen = await listConsultations({ territoireId: list.territoireId, name: '', page: 1 })
  assert.deepEqual(
    seen.map(({ screen, usagersCount }) => [screen, usagersCount]),
    [['export', 2]],
  )
})

test('rdvs are read by pages of five hundred, each once, in a number of statements that follows the pages', async () => {
  const list = await aList()
  const { id: rdvId } = await aRdvOf(list, '2027-03-01')
  await many(rdvId, 1200)
  const id = await ask(list, 'csv')

  const { queries } = await withQueries(() => computeExport(id, now()))

  const [, ...lines] = (await fileOf(id)).toString().trimEnd().split('\r\n')
  assert.equal(lines.length, 1201)
  assert.equal(await db.exportFile.count({ where: { exportId: id } }), 4)
  assert.ok(queries.length <= 30, `${queries.length} statements`)
})

/** Copies of a rdv, some at the same hour. */
async function many(rdvId: number, count: number) {
  const columns = `organisation_id, motif_id, lieu_id, status, created_by_type, updated_at`
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query('SET LOCAL session_replication_role = replica')
    await client.query(
      `INSERT INTO rdvs (${columns}, starts_at, ends_at, uuid)
       SELECT ${columns}, starts_at + n / 3 * interval '1 hour', ends_at + n / 3 * interval '1 hour', gen_random_uuid()
       FROM rdvs, generate_series(1, ${count}) n WHERE id = ${rdvId}`,
    )
    await client.query('COMMIT')
  } finally {
    client.release()
  }
}
