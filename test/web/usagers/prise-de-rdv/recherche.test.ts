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

/** The page of the question, also where one answer is possible. */
const reasonsOf = (departementNumber: string, more = '') =>
  `/prendre_rdv?departement=${departementNumber}&revoir=1${more}`

const textsOf = (page: Answer, selector: string) =>
  page
    .$(selector)
    .map((_, element) => page.$(element).text().trim())
    .get()
const titles = (page: Answer) => textsOf(page, '.rdv-raisons strong, .fr-tile__title a')
const h1 = (page: Answer) => page.$('h1').text().replaceAll('\u00a0', ' ')

test('a usager goes from his département to a free hour', async () => {
  const { departementNumber, organisation } = await aDepartement()
  const { motif, lieu } = await anOpenMotif(organisation.id, { name: 'Consultation de nourrisson' })
  await anOpenMotif(organisation.id, { name: 'Autre chose' })
  const elsewhere = await aLieu({ organisationId: organisation.id })
  await aPlage({ motifId: motif.id, lieuId: elsewhere.id, firstDay: new Date(TOMORROW.toString()) })
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
      .$('.rdv-raisons a, .fr-tile__title a')
      .filter((_, link) => page.$(link).find('strong').addBack('.fr-tile__title a').text() === title)
      .attr('href'),
  )

test('motifs of all services stand on one page, each under its service, with their lines', async () => {
  const { departementNumber, organisation } = await aDepartement()
  const pmi = await aService({ name: 'PMI du test', description: 'Enfants de moins de 6 ans, grossesse.' })
  const social = await aService({ name: 'Action sociale du test' })
  await anOpenMotif(organisation.id, { serviceId: pmi.id, name: 'Vaccins', description: 'Avec un <médecin>.' })
  await anOpenMotif(organisation.id, { serviceId: pmi.id, name: 'Conseil', locationType: 'phone' })
  await anOpenMotif(organisation.id, { serviceId: social.id, name: 'Mes droits' })

  const page = await aVisitor().get(`/prendre_rdv?departement=${departementNumber}`)

  assert.deepEqual(textsOf(page, 'main h2'), ['Action sociale du test', 'PMI du test'])
  assert.deepEqual(textsOf(page, '.rdv-groupe__quoi'), ['Enfants de moins de 6 ans, grossesse.'])
  assert.deepEqual(
    textsOf(page, '.rdv-raisons a').map((row) => row.replaceAll(/\s+/g, ' ')),
    [
      'Mes droits Sur place, 30 minutes',
      'Conseil Par téléphone, 30 minutes',
      'Vaccins Avec un <médecin>. Sur place, 30 minutes',
    ],
  )
  assert.equal(page.$('.rdv-ancres').length, 0, 'anchors from three services on')
})

test('from three services on, anchors lead to each', async () => {
  const { departementNumber, organisation } = await aDepartement()
  for (const shortName of ['Un', 'Deux', 'Trois']) {
    const { id: serviceId } = await aService({
      name: `Service ${shortName} du test`,
      shortName: `${shortName} du test`,
    })
    await anOpenMotif(organisation.id, { serviceId })
  }

  const page = await aVisitor().get(`/prendre_rdv?departement=${departementNumber}`)

  assert.deepEqual(textsOf(page, '.rdv-ancres a'), ['Deux du test', 'Trois du test', 'Un du test'])
  for (const anchor of page.$('.rdv-ancres a').toArray())
    assert.match(page.$(String(page.$(anchor).attr('href'))).text(), /Service .* du test/)
})

test('the link of one service shows its motifs, and the way to all', async () => {
  const { departementNumber, organisation } = await aDepartement()
  const [one, two] = [await aService(), await aService()]
  for (const name of ['Ici 1', 'Ici 2']) await anOpenMotif(organisation.id, { serviceId: one.id, name })
  await anOpenMotif(organisation.id, { serviceId: two.id, name: 'Là' })
  const visitor = aVisitor()

  const page = await visitor.get(`/prendre_rdv?departement=${departementNumber}&service_id=${one.id}`)
  const all = await visitor.get(String(page.$('a:contains("tous les services")').attr('href')))

  assert.deepEqual(titles(page), ['Ici 1', 'Ici 2'])
  assert.deepEqual(titles(all).sort(), ['Ici 1', 'Ici 2', 'Là'])
})

test('two services may have a motif of one name: each keeps its own', async () => {
  const { departementNumber, organisation } = await aDepartement()
  const [one, two] = [await aService({ name: 'A du test' }), await aService({ name: 'B du test' })]
  const { lieu } = await anOpenMotif(organisation.id, { serviceId: one.id, name: 'Premier entretien' })
  const other = await anOpenMotif(organisation.id, { serviceId: two.id, name: 'Premier entretien' })
  await anOpenMotif(organisation.id, { serviceId: two.id, name: 'Bilan' })
  const visitor = aVisitor()

  const page = await visitor.get(`/prendre_rdv?departement=${departementNumber}`)
  const [first, , second] = page.$('.rdv-raisons a').toArray()
  const weeks = []
  for (const row of [first, second])
    weeks.push(await visitor.follow(await visitor.get(String(page.$(row).attr('href')))))

  assert.deepEqual(
    weeks.map((week) => [lieu, other.lieu].map((one) => week.words.includes(String(one?.name)))),
    [
      [true, false],
      [false, true],
    ],
  )
})

test('the only motif and the only lieu are chosen without a question, and can be looked at again', async () => {
  const { departementNumber, organisation } = await aDepartement()
  const { motif, lieu } = await anOpenMotif(organisation.id)
  const visitor = aVisitor()

  const week = await visitor.follow(await visitor.get(`/prendre_rdv?departement=${departementNumber}`))
  const [reasons, lieux] = await Promise.all(
    ['la raison du rendez-vous', 'l’endroit'].map((what) =>
      visitor.get(String(week.$(`.rdv-recap a:contains("${what}")`).attr('href'))),
    ),
  )
  const again = await visitor.follow(await visitor.get(hrefOf(reasons ?? assert.fail(), motif.name)))

  assert.equal(h1(week), 'Quel jour et à quelle heure ?')
  assert.deepEqual(titles(reasons ?? assert.fail()), [motif.name])
  assert.deepEqual(titles(lieux ?? assert.fail()), [lieu?.name])
  assert.equal(h1(again), 'Quel jour et à quelle heure ?')
})

test('the nearest eight lieux come first; the others are a link away, which leads to the ninth', async () => {
  const { departementNumber, organisation } = await aDepartement()
  const motif = await aMotif({ organisationId: organisation.id })
  const firstDay = new Date(TOMORROW.toString())
  const places = Array.from({ length: 11 }, (_, at) => ({ name: `Lieu à ${at}`, latitude: 50.3 + at / 100 }))
  for (const place of [...places.toReversed(), { name: 'Lieu inconnu', latitude: 0 }]) {
    const longitude = place.latitude === 0 ? 0 : 2.8
    const lieu = await aLieu({ organisationId: organisation.id, ...place, longitude })
    await aPlage({ motifId: motif.id, lieuId: lieu.id, firstDay, lastDay: firstDay })
  }
  const visitor = aVisitor()
  const search = `/prendre_rdv?departement=${departementNumber}&address=12+Rue+des+Fours+62000+Arras&latitude=50.296&longitude=2.8`

  const near = await visitor.get(search)
  const [path = '', anchor = ''] = String(near.$('a:contains("autres endroits")').attr('href')).split('#')
  const all = await visitor.get(path)
  const byDate = await visitor.get(String(near.$('a:contains("Trier par date")').attr('href')))

  assert.deepEqual(
    titles(near),
    places.slice(0, 8).map(({ name }) => name),
  )
  assert.match(
    near.words,
    /12 endroits ont un rendez-vous libre\. Le plus proche est en premier\. Distances en ligne droite depuis votre adresse\./,
  )
  assert.match(near.words, /Voir les 4 autres endroits/)
  assert.deepEqual(titles(all), [...places.map(({ name }) => name), 'Lieu inconnu'])
  assert.equal(all.$(`[id="${anchor}"]`).text(), 'Lieu à 8')
  assert.ok(all.$(`[id="${anchor}"]`).is('a[href]'), 'a link takes the focus without a script')
  assert.deepEqual(
    textsOf(all, '.rdv-distance').map((words) => words.replaceAll('\u00a0', ' ')),
    [
      'À 400 m',
      'À 1,6 km',
      'À 2,7 km',
      'À 3,8 km',
      'À 4,9 km',
      'À 6 km',
      'À 7,1 km',
      'À 8,2 km',
      'À 9,3 km',
      'À 10 km',
      'À 12 km',
    ],
  )
  assert.match(byDate.words, /Le premier rendez-vous libre est en haut/)
})

test('in a town distances are those from its centre', async () => {
  const { departementNumber, organisation } = await aDepartement()
  const motif = await aMotif({ organisationId: organisation.id })
  for (const name of ['Un', 'Deux']) {
    const lieu = await aLieu({ organisationId: organisation.id, name })
    await aPlage({ motifId: motif.id, lieuId: lieu.id, firstDay: new Date(TOMORROW.toString()) })
  }

  for (const address of ['62000 Arras', '12 rue des Fours 62000 Arras&ville=1']) {
    const page = await aVisitor().get(
      `/prendre_rdv?departement=${departementNumber}&address=${address}&city_code=62041&latitude=50.29&longitude=2.77`,
    )

    assert.match(page.words, /Distances en ligne droite depuis le centre d’Arras\./, address)
  }
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

  const page = await aVisitor().get(reasonsOf(departementNumber))

  assert.deepEqual(titles(page), ['Ouvert à tous'])
})

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

  const inside = await aVisitor().get(reasonsOf(departementNumber, '&city_code=62041'))
  const outside = await aVisitor().get(reasonsOf(departementNumber, '&city_code=62498'))
  const nowhere = await aVisitor().get(reasonsOf(departementNumber))

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

  const there = await aVisitor().get(reasonsOf(departementNumber, '&city_code=62041&street_ban_id=62041_1234'))
  const elsewhere = await aVisitor().get(reasonsOf(departementNumber, '&city_code=62041&street_ban_id=62041_9999'))

  assert.deepEqual(titles(there), ['Par agent'])
  assert.deepEqual(titles(elsewhere), [])
})

test('a phone motif asks whom to reach, then shows the week', async () => {
  const { departementNumber, territoire, organisation } = await aDepartement()
  const other = await anOrganisation({ territoireId: territoire.id })
  await anOpenMotif(organisation.id, { name: 'Conseil', locationType: 'phone' })
  await anOpenMotif(other.id, { name: 'Conseil', locationType: 'phone' })
  const visitor = aVisitor()

  const organisations = await visitor.get(`/prendre_rdv?departement=${departementNumber}`)
  const week = await visitor.get(hrefOf(organisations, organisation.name))

  assert.equal(h1(organisations), 'Qui voulez-vous joindre ?')
  assert.equal(week.$('.rdv-semaine button').length, 6)
})

test('the only organisation is called without a question', async () => {
  const { departementNumber, organisation } = await aDepartement()
  await anOpenMotif(organisation.id, { locationType: 'phone' })
  const visitor = aVisitor()

  const week = await visitor.follow(await visitor.get(`/prendre_rdv?departement=${departementNumber}`))
  const again = await visitor.get(String(week.$('.rdv-retour a').attr('href')))

  assert.equal(h1(week), 'Quel jour et à quelle heure ?')
  assert.deepEqual(titles(again), [organisation.name])
})

test('whoever does not find his reason is told whom to call, and when', async () => {
  const { departementNumber, territoire, organisation } = await aDepartement()
  await db.territoire.update({ where: { id: territoire.id }, data: { phoneNumber: '03 53 01 62 62' } })
  await db.organisation.update({
    where: { id: organisation.id },
    data: { phoneNumber: '03 53 01 62 01', horaires: 'Du lundi au vendredi' },
  })
  await anOpenMotif(organisation.id)
  const alone = await aVisitor().get(reasonsOf(departementNumber))
  for (let at = 0; at < 2; at++) await anOpenMotif((await anOrganisation({ territoireId: territoire.id })).id)
  const many = await aVisitor().get(reasonsOf(departementNumber))

  assert.match(alone.words, new RegExp(`Appelez ${organisation.name} au 03 53 01 62 01\\. Du lundi au vendredi\\.`))
  assert.match(many.words, new RegExp(`Appelez ${territoire.name} au 03 53 01 62 62\\.`))
})

test('a list of more than twelve reasons has a filter, which looks at names, lines and services', async () => {
  const { departementNumber, organisation } = await aDepartement()
  const titres = await aService({ name: 'Titres du test' })
  await anOpenMotif(organisation.id, { name: 'Passeport', serviceId: titres.id, description: 'Première demande.' })
  for (let at = 0; at < 12; at++) await anOpenMotif(organisation.id, { name: `Raison ${at}` })
  const visitor = aVisitor()

  const found = []
  for (const words of ['passepôrt', 'première', 'titres du', 'rien de tel'])
    found.push(await visitor.get(`/prendre_rdv?departement=${departementNumber}&mots=${encodeURIComponent(words)}`))

  assert.deepEqual(found.map(titles), [['Passeport'], ['Passeport'], ['Passeport'], []])
  assert.match(found[3]?.words ?? '', /Rien ne correspond à « rien de tel »/)
  assert.equal(found[0]?.$('input[name=mots]').val(), 'passepôrt')
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
  await anOpenMotif(other.id, { name: 'Ici aussi', locationType: 'phone' })
  const visitor = aVisitor()

  const byId = await visitor.follow(await visitor.get(`/org/${other.id}/mairie`))
  const byExternalId = await visitor.follow(await visitor.get(`/org/ext/${departementNumber}/CCAS-1`))
  const week = await visitor.get(hrefOf(byId, 'Ici'))

  assert.deepEqual(titles(byId), ['Ici', 'Ici aussi'])
  assert.deepEqual(titles(byExternalId), ['Ici', 'Ici aussi'])
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
  assert.equal(visitor.cookies.has('rdv_session'), false)
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
