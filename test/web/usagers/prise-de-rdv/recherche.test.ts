import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { config } from '#infra/config.ts'
import { db } from '#infra/db.ts'
import { aLieu, aMotif, anOrganisation, aPlage, aService, aTerritoire } from '#test/support/factories.ts'
import { type Answer, aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(createApp)

const TOMORROW = Temporal.Now.plainDateISO('Europe/Paris').add({ days: 1 })

/** An organisation of a département of its own, so that tests do not see one another's motifs. */
let lastDepartement = 100
async function aDepartement() {
  const departementNumber = String(++lastDepartement)
  const territoire = await aTerritoire({ departementNumber })
  return { departementNumber, territoire, organisation: await anOrganisation({ territoireId: territoire.id }) }
}

/** A motif with a plage tomorrow from 9 to 12 at one lieu. */
async function anOpenMotif(organisationId: number, fields: Parameters<typeof aMotif>[0] = {}) {
  const motif = await aMotif({ organisationId, ...fields })
  const lieu = motif.locationType === 'public_office' ? await aLieu({ organisationId }) : null
  const firstDay = new Date(TOMORROW.toString())
  await aPlage({ motifId: motif.id, lieuId: lieu?.id ?? null, firstDay, lastDay: firstDay })
  return { motif, lieu }
}

const titles = (page: Answer) =>
  page
    .$('.fr-tile__title a')
    .map((_, link) => page.$(link).text())
    .get()
const h1 = (page: Answer) => page.$('h1').text().replaceAll('\u00a0', ' ')

test('a usager goes from his département to a free hour', async () => {
  const { departementNumber, organisation } = await aDepartement()
  const { motif, lieu } = await anOpenMotif(organisation.id, { name: 'Consultation de nourrisson' })
  const visitor = aVisitor()

  const motifs = await visitor.get(`/prendre_rdv?departement=${departementNumber}`)
  const lieux = await visitor.get(hrefOf(motifs, 'Consultation de nourrisson'))
  const week = await visitor.get(hrefOf(lieux, lieu?.name ?? ''))

  assert.equal(h1(motifs), 'Pourquoi prenez-vous rendez-vous ?')
  assert.equal(h1(lieux), 'Où voulez-vous aller ?')
  assert.equal(h1(week), 'Quel jour et à quelle heure ?')
  assert.equal(week.$('.rdv-semaine button').length, 6)
  assert.match(week.$('.rdv-recap').text(), new RegExp(motif.name))
  assert.equal(lineOf(week), `Vos choix : ${motif.name}, ${lieu?.name}. Modifier mes choix`)
  assert.equal(week.$('.rdv-semaine__vide').filter((_, day) => week.$(day).text() === 'Fermé').length, 6)
})

const lineOf = (page: Answer) => page.$('.rdv-resume').text().replaceAll(/\s+/g, ' ').trim()

const hrefOf = (page: Answer, title: string) =>
  String(
    page
      .$('.fr-tile__title a')
      .filter((_, link) => page.$(link).text() === title)
      .attr('href'),
  )

test('two services ask which one first', async () => {
  const { departementNumber, organisation } = await aDepartement()
  const [pmi, social] = [await aService({ name: 'PMI du test' }), await aService({ name: 'Action sociale du test' })]
  await anOpenMotif(organisation.id, { serviceId: pmi.id })
  await anOpenMotif(organisation.id, { serviceId: social.id })

  const page = await aVisitor().get(`/prendre_rdv?departement=${departementNumber}`)

  assert.deepEqual(titles(page), ['Action sociale du test', 'PMI du test'])
})

test('only motifs open to everyone, active and with openings are proposed', async () => {
  const { departementNumber, organisation } = await aDepartement()
  await anOpenMotif(organisation.id, { name: 'Ouvert à tous' })
  await anOpenMotif(organisation.id, { name: 'Agents', bookableBy: 'agents' })
  await anOpenMotif(organisation.id, { name: 'Prescripteurs', bookableBy: 'agents_and_prescripteurs' })
  await anOpenMotif(organisation.id, { name: 'Invités', bookableBy: 'agents_and_prescripteurs_and_invited_users' })
  await anOpenMotif(organisation.id, { name: 'Archivé', deletedAt: new Date() })
  await anOpenMotif(organisation.id, { name: 'Suivi', followUp: true })
  await aMotif({ organisationId: organisation.id, name: 'Sans plage' })

  const page = await aVisitor().get(`/prendre_rdv?departement=${departementNumber}&motif_name_with_location_type=`)

  assert.deepEqual(await allMotifs(page, departementNumber), ['Ouvert à tous'])
})

async function allMotifs(page: Answer, departementNumber: string) {
  if (h1(page).startsWith('Pourquoi')) return titles(page)
  const pages = page
    .$('.fr-tile__title a')
    .map((_, link) => page.$(link).attr('href'))
    .get()
  const found = await Promise.all(pages.map((href) => aVisitor().get(href)))
  assert.ok(departementNumber)
  return found.flatMap(titles)
}

test('a motif of another département is not proposed', async () => {
  const [here, there] = [await aDepartement(), await aDepartement()]
  await anOpenMotif(there.organisation.id)

  const page = await aVisitor().get(`/prendre_rdv?departement=${here.departementNumber}`)

  assert.equal(page.status, 200)
  assert.match(page.words, /Aucun service ne propose de rendez-vous en ligne/)
})

test('a sectorised motif is proposed in its secteur only', async () => {
  const { departementNumber, territoire, organisation } = await aDepartement()
  await anOpenMotif(organisation.id, { name: 'Sectorisé', sectorisationLevel: 'organisation' })
  await db.secteur.create({
    data: {
      name: 'Nord',
      humanId: 'nord',
      territoireId: territoire.id,
      zones: { create: { level: 'city', cityName: 'Arras', cityCode: '62041' } },
      attributions: { create: { level: 'organisation', organisationId: organisation.id } },
    },
  })

  const inside = await aVisitor().get(`/prendre_rdv?departement=${departementNumber}&city_code=62041`)
  const outside = await aVisitor().get(`/prendre_rdv?departement=${departementNumber}&city_code=62498`)
  const nowhere = await aVisitor().get(`/prendre_rdv?departement=${departementNumber}`)

  assert.deepEqual(titles(inside), ['Sectorisé'])
  assert.deepEqual(titles(outside), [])
  assert.deepEqual(titles(nowhere), [])
})

test('a motif sectorised by agent is proposed where one of its agents is', async () => {
  const { departementNumber, territoire, organisation } = await aDepartement()
  const { motif } = await anOpenMotif(organisation.id, { name: 'Par agent', sectorisationLevel: 'agent' })
  const plage = await db.plage.findFirstOrThrow({ where: { motifs: { some: { motifId: motif.id } } } })
  await db.secteur.create({
    data: {
      name: 'Rue des Fours',
      humanId: 'fours',
      territoireId: territoire.id,
      zones: {
        create: {
          level: 'street',
          cityName: 'Arras',
          cityCode: '62041',
          streetName: 'Rue des Fours',
          streetBanId: '62041_1234',
        },
      },
      attributions: { create: { level: 'agent', organisationId: organisation.id, agentId: plage.agentId } },
    },
  })

  const there = await aVisitor().get(
    `/prendre_rdv?departement=${departementNumber}&city_code=62041&street_ban_id=62041_1234`,
  )
  const elsewhere = await aVisitor().get(
    `/prendre_rdv?departement=${departementNumber}&city_code=62041&street_ban_id=62041_9999`,
  )

  assert.deepEqual(titles(there), ['Par agent'])
  assert.deepEqual(titles(elsewhere), [])
})

test('a phone motif asks whom to reach, then shows the week', async () => {
  const { departementNumber, organisation } = await aDepartement()
  await anOpenMotif(organisation.id, { name: 'Conseil', locationType: 'phone' })
  const visitor = aVisitor()

  const organisations = await visitor.get(
    hrefOf(await visitor.get(`/prendre_rdv?departement=${departementNumber}`), 'Conseil'),
  )
  const week = await visitor.get(hrefOf(organisations, organisation.name))

  assert.equal(h1(organisations), 'Qui voulez-vous joindre ?')
  assert.equal(week.$('.rdv-semaine button').length, 6)
})

test('a restriction is read before the hours', async () => {
  const { departementNumber, organisation } = await aDepartement()
  const restrictionForRdv = 'Enfants de moins de 6 ans.\n<script>alert(1)</script> https://exemple.fr/regles'
  const { motif, lieu } = await anOpenMotif(organisation.id, { restrictionForRdv })
  const visitor = aVisitor()

  const page = await visitor.get(
    `/prendre_rdv?departement=${departementNumber}&motif_id=${motif.id}&lieu_id=${lieu?.id}`,
  )
  const week = await visitor.get(String(page.$('a:contains("J’ai lu, continuer")').attr('href')))

  assert.equal(h1(page), 'À lire avant de continuer')
  assert.equal(page.$('main script').length, 0)
  assert.equal(page.$('main a[href="https://exemple.fr/regles"]').length, 1)
  assert.equal(h1(week), 'Quel jour et à quelle heure ?')
})

test('an empty week leads to the first free hour', async () => {
  const { departementNumber, organisation } = await aDepartement()
  const { motif, lieu } = await anOpenMotif(organisation.id)
  const later = new Date(TOMORROW.add({ days: 20 }).toString())
  await db.plage.updateMany({ where: { lieuId: lieu?.id ?? 0 }, data: { firstDay: later, lastDay: later } })

  const page = await aVisitor().get(
    `/prendre_rdv?departement=${departementNumber}&motif_id=${motif.id}&lieu_id=${lieu?.id}`,
  )
  const next = await aVisitor().get(String(page.$('.rdv-vide a').attr('href')))

  assert.match(page.words, /Aucun horaire libre ces 7 jours/)
  assert.equal(next.$('.rdv-semaine button').length, 6)
})

test('the public link of an organisation shows its motifs only and skips its choice', async () => {
  const { departementNumber, territoire, organisation } = await aDepartement()
  const other = await anOrganisation({ territoireId: territoire.id, externalId: 'CCAS-1' })
  await anOpenMotif(organisation.id, { name: 'Ailleurs', locationType: 'phone' })
  await anOpenMotif(other.id, { name: 'Ici', locationType: 'phone' })
  const visitor = aVisitor()

  const byId = await visitor.follow(await visitor.get(`/org/${other.id}/mairie`))
  const byExternalId = await visitor.follow(await visitor.get(`/org/ext/${departementNumber}/CCAS-1`))
  const week = await visitor.get(hrefOf(byId, 'Ici'))

  assert.deepEqual(titles(byId), ['Ici'])
  assert.deepEqual(titles(byExternalId), ['Ici'])
  assert.equal(h1(week), 'Quel jour et à quelle heure ?')
})

test('an unknown public link is a page that is not there', async () => {
  const answers = await Promise.all(
    ['/org/999999', '/org/abc', '/org/ext/62/inconnu'].map((path) => aVisitor().get(path)),
  )

  assert.deepEqual(
    answers.map(({ status }) => status),
    [404, 404, 404],
  )
})

test('search pages may stand in the frames of partners and open no session; others may not be framed', async () => {
  config.EMBEDDING_SITES = ['https://www.departement.exemple.fr']
  const visitor = aVisitor()

  const search = await visitor.get('/prendre_rdv')
  const help = await visitor.get('/aide')

  assert.equal(search.headers.get('x-frame-options'), null)
  assert.match(
    String(search.headers.get('content-security-policy')),
    /frame-ancestors 'self' https:\/\/www\.departement\.exemple\.fr$/,
  )
  assert.equal(help.headers.get('x-frame-options'), 'SAMEORIGIN')
  assert.equal(visitor.cookies.size, 0)
})

test('forged answers ask again and break nothing', async () => {
  const forged = [
    'departement=62%27%20OR%201=1',
    'departement=62&lieu_id=-1',
    'departement=62&motif_id=99999999999',
    'date=2027-13-45&departement=62',
  ]

  const answers = await Promise.all(forged.map((query) => aVisitor().get(`/prendre_rdv?${query}`)))

  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200, 200],
  )
})
