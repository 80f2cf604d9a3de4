import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { config } from '#infra/config.ts'
import { db } from '#infra/db.ts'
import { aMotif, anOrganisation, aPlage, aTerritoire } from '#test/support/factories.ts'
import { anAddressService, RUE_DES_FOURS } from '#test/support/peers/address-service.ts'
import { aSignedInUsager } from '#test/support/signed-in.ts'
import { type Answer, aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

config.SEARCH_MEMORY = 0

const service = await anAddressService([
  RUE_DES_FOURS,
  {
    label: '12 Rue des Fontaines 62223 Saint-Laurent-Blangy',
    cityCode: '62753',
    city: 'Saint-Laurent-Blangy',
    postCode: '62223',
    id: '62753_0480_00012',
    longitude: 2.8,
    latitude: 50.3,
  },
  { ...RUE_DES_FOURS, label: '3 Rue Nulle 62000 Arras', latitude: 500 },
])
const AWAY = 'http://127.0.0.1:9'
beforeEach(() => {
  config.ADDRESS_API_URL = service.url
})
serve(createApp)

await anOrganisation({ territoireId: (await aTerritoire({ departementNumber: '62' })).id })
await anOrganisation({ territoireId: (await aTerritoire({ departementNumber: '974' })).id })

/** What stands beside the radio buttons. */
const choicesOf = (page: Answer) =>
  page
    .$('input[name=choix]')
    .map((_, radio) =>
      page
        .$(`label[for=${page.$(radio).attr('id')}]`)
        .contents()
        .first()
        .text()
        .trim(),
    )
    .get()

const typed = (address: string, more: Record<string, string> = {}) =>
  aVisitor().get(`/prendre_rdv?${new URLSearchParams({ address, ...more })}`)

const answersIn = ({ location }: Answer) => Object.fromEntries(new URLSearchParams(location?.split('?')[1]))

test('several addresses that may be the one are proposed, then none of them', async () => {
  const page = await typed('12 rue des fo')

  assert.equal(page.status, 200)
  assert.equal(page.$('h1').text(), 'Précisez votre adresse')
  assert.match(page.$('legend').text(), /Laquelle est la vôtre\s\?/)
  assert.deepEqual(choicesOf(page), [
    '12 Rue des Fours 62000 Arras',
    '12 Rue des Fontaines 62223 Saint-Laurent-Blangy',
    'Aucune de ces adresses',
  ])
})

test('one address goes straight on, with what sectorisation and distances need', async () => {
  const answer = await typed('12 rue des fours')

  assert.equal(answer.status, 303)
  assert.deepEqual(answersIn(answer), {
    address: '12 Rue des Fours 62000 Arras',
    departement: '62',
    city_code: '62041',
    street_ban_id: '62041_1234',
    latitude: '50.29',
    longitude: '2.77',
  })
})

test('the address chosen leads to the search, with the door one came by', async () => {
  const page = await typed('12 rue des fo', { 'external_organisation_ids[]': 'A1' })
  const choice = String(page.$('input[name=choix]').first().attr('value'))
  const kept = page.$('main form input[type=hidden]').get()
  const fields = kept.map((field) => [page.$(field).attr('name') ?? '', page.$(field).attr('value') ?? ''])

  const answer = await aVisitor().get(`/prendre_rdv?${new URLSearchParams([...fields, ['choix', choice]])}`)

  assert.equal(answer.status, 303)
  const { address, street_ban_id, 'external_organisation_ids[]': ids } = answersIn(answer)
  assert.deepEqual([address, street_ban_id, ids], ['12 Rue des Fours 62000 Arras', '62041_1234', 'A1'])
})

test('going on without a choice is a 422 that keeps what was typed', async () => {
  const page = await typed('12 rue des fo', { choisir: '1' })

  assert.equal(page.status, 422)
  assert.match(page.$('title').text(), /^Erreur\s: Précisez votre adresse/)
  assert.equal(page.$('.fr-message--error').text(), 'Choisissez une réponse.')
  assert.equal(page.$('.fr-alert--error a').attr('href'), '#choix')
  assert.equal(page.$('input[name=choix]').first().attr('id'), 'choix')
  assert.equal(page.$('main input[name=address]').attr('value'), '12 rue des fo')
  assert.equal(choicesOf(page).length, 3)
})

test('none of them, and « Corriger mon adresse », come back to the field as it was', async () => {
  const page = await typed('12 rue des fo')
  const none = await typed('12 rue des fo', { choisir: '1', choix: 'aucune' })
  const back = page.$('main a:contains("Corriger mon adresse")').attr('href') ?? ''

  for (const href of [none.location ?? '', back]) {
    const field = await aVisitor().get(href)
    assert.equal(field.status, 200)
    assert.equal(field.$('#address').attr('value'), '12 rue des fo')
  }
})

test('« Changer d’adresse » keeps what was typed', async () => {
  const { location } = await typed('12 rue des fours')
  const reasons = await aVisitor().get(location ?? '')

  const back = reasons.$('main a:contains("adresse")').first().attr('href') ?? ''
  const field = await aVisitor().get(back)

  assert.equal(field.$('#address').attr('value'), '12 Rue des Fours 62000 Arras')
})

test('an empty address comes back with a message, and its button is never disabled', async () => {
  for (const address of ['', '   ']) {
    const page = await typed(address, { departement: '', latitude: '', longitude: '' })

    assert.equal(page.status, 422)
    assert.match(page.$('title').text(), /^Erreur/)
    assert.equal(page.$('#address-messages').text(), 'Écrivez votre adresse, ou seulement votre ville.')
    assert.equal(page.$('main [disabled]').length, 0)
  }
})

test('an address longer than any is refused, and kept', async () => {
  const page = await typed('a'.repeat(212))

  assert.equal(page.status, 422)
  assert.match(page.$('#address-messages').text(), /^200\scaractères au plus. Retirez-en\s12\.$/)
  assert.equal(page.$('#address').attr('value')?.length, 212)
})

test('what is found nowhere keeps the text, says what to write instead and where the site gives rdvs', async () => {
  const page = await typed('zzzzz')

  assert.equal(page.status, 422)
  assert.match(page.$('#address-messages').text(), /Nous ne trouvons pas cette adresse. Écrivez seulement votre ville/)
  assert.equal(page.$('#address').attr('value'), 'zzzzz')
  assert.match(page.words, /Ce site prend des rendez-vous pour le Pas-de-Calais et la Réunion\./)
})

test('a place that the address service writes off the globe is none', async () => {
  const page = await typed('3 rue nulle')

  assert.equal(page.status, 422)
})

test('coordinates that are no point count as not given', async () => {
  const motif = await aMotif({
    organisationId: (await db.organisation.findFirstOrThrow()).id,
    locationType: 'public_office',
  })
  await aPlage({ motifId: motif.id })

  for (const point of [
    'latitude=91&longitude=2',
    'latitude=&longitude=',
    'latitude=0x10&longitude=1e9',
    'latitude=1&latitude=2',
  ])
    assert.equal((await aVisitor().get(`/prendre_rdv?departement=62&${point}`)).status, 200, point)
})

test('the combobox is answered in JSON, from three letters on', async () => {
  const visitor = aVisitor()
  const json = { headers: { accept: 'application/json' } }

  const answer = await visitor.get('/adresses?q=12 rue des fours', json)
  const short = await visitor.get('/adresses?q=12', json)

  assert.deepEqual(JSON.parse(answer.text)[0].fields, {
    departement: '62',
    city_code: '62041',
    street_ban_id: '62041_1234',
    latitude: 50.29,
    longitude: 2.77,
    post_code: '62000',
    city_name: 'Arras',
  })
  assert.deepEqual(JSON.parse(short.text), [])
})

test('a commune is found when the address service knows nothing', async () => {
  const answer = await typed('97400')

  assert.equal(answersIn(answer).city_code, '97411')
})

test('with the address service away, towns are proposed in their words, those of served départements first', async () => {
  config.ADDRESS_API_URL = AWAY

  const page = await typed('Saint-Denis')

  assert.equal(page.$('h1').text(), 'Précisez votre ville')
  assert.match(page.$('legend').text(), /Quelle est votre ville\s\?/)
  assert.match(page.words, /La recherche d’adresses ne répond pas/)
  const choices = choicesOf(page)
  assert.equal(choices[0], '97400 Saint-Denis')
  assert.ok(choices.includes('93200 Saint-Denis'))
  assert.equal(choices.at(-1), 'Aucune de ces villes')
})

test('with the address service away, one town goes straight on: of a whole address, or of a name that no other served town has', async () => {
  config.ADDRESS_API_URL = AWAY

  for (const address of ['14 rue des Rosati 62000 Arras', 'Arras', 'Arras Cedex']) {
    const answer = await typed(address)
    assert.equal(answer.status, 303, address)
    assert.equal(answersIn(answer).city_code, '62041')
  }
})

test('with the address service away, the street that was typed is kept for whom comes home', async () => {
  config.ADDRESS_API_URL = AWAY

  const typedSo = ['14 rue des Rosati, 62000 Arras', '14 rue des Rosati\n62000 ARRAS CEDEX', 'Arras (62000)', 'Arras']
  const kept = await Promise.all(typedSo.map(async (address) => answersIn(await typed(address)).address))

  assert.deepEqual(kept, [
    '14 rue des Rosati 62000 Arras',
    '14 rue des Rosati 62000 Arras',
    '62000 Arras',
    '62000 Arras',
  ])
})

test('with the address service away, the centre of the town stands for the address where it is known', async () => {
  config.ADDRESS_API_URL = AWAY
  await db.communeCentre.create({ data: { cityCode: '62498', latitude: 50.4358, longitude: 2.8202 } })

  const lens = answersIn(await typed('3 rue de Paris, 62300 Lens'))
  const arras = answersIn(await typed('62000 Arras'))
  const [lensInList] = JSON.parse((await aVisitor().get('/adresses?q=62300 Lens')).text)

  assert.deepEqual([lens.address, lens.latitude, lens.longitude], ['3 rue de Paris 62300 Lens', '50.4358', '2.8202'])
  assert.equal(lens.ville, '1')
  assert.deepEqual([arras.latitude, arras.departement], [undefined, '62'])
  assert.equal(lensInList.fields.latitude, 50.4358)
})

test('the combobox proposes the same towns as the page', async () => {
  config.ADDRESS_API_URL = AWAY

  const page = await typed('Saint-Omer')
  const list = JSON.parse((await aVisitor().get('/adresses?q=Saint-Omer')).text)

  assert.deepEqual(
    list.map(({ text }: { text: string }) => text),
    choicesOf(page).slice(0, -1),
  )
})

test('a département that is not served says which are, and whom to ask', async () => {
  config.ADDRESS_API_URL = AWAY

  const { location } = await typed('59000 Lille')
  const page = await aVisitor().get(location ?? '')

  assert.equal(page.status, 200)
  assert.equal(page.$('h1').text(), 'Pas de rendez-vous ici pour Lille')
  assert.match(page.words, /Ce site prend des rendez-vous pour le Pas-de-Calais et la Réunion\./)
  assert.match(page.words, /Pour Lille : demandez au département du Nord\./)
  assert.equal(page.$('#address').attr('value'), '59000 Lille')
  assert.match((await aVisitor().get('/prendre_rdv?departement=01')).words, /demandez au département de l’Ain/)
})

test('who is signed in finds the address of his file, which is not asked again', async () => {
  const { visitor } = await aSignedInUsager({ address: '12 rue des Fours 62000 Arras' })

  for (const path of ['/', '/prendre_rdv']) {
    const page = await visitor.get(path)
    assert.equal(page.$('#address').attr('value'), '12 rue des Fours 62000 Arras', path)
    assert.match(page.words, /C’est l’adresse de votre fiche/)
  }
  const answer = await visitor.get(`/prendre_rdv?${new URLSearchParams({ address: '12 rue des Fours 62000 Arras' })}`)
  assert.equal(answer.status, 303)
})

test('a stranger, and an account without address, find an empty field', async () => {
  const { visitor } = await aSignedInUsager({ address: null })

  for (const who of [aVisitor(), visitor]) {
    const page = await who.get('/prendre_rdv')
    assert.equal(page.$('#address').attr('value'), '')
    assert.doesNotMatch(page.words, /votre fiche/)
  }
})
