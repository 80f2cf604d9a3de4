import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { config } from '#infra/config.ts'
import { anAddressService } from '#test/support/peers/address-service.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

const service = await anAddressService([
  {
    label: '12 Rue des Fours 62000 Arras',
    cityCode: '62041',
    city: 'Arras',
    postCode: '62000',
    id: '62041_1234_00012',
    longitude: 2.77,
    latitude: 50.29,
  },
  {
    label: '12 Rue des Fontaines 62223 Saint-Laurent-Blangy',
    cityCode: '62753',
    city: 'Saint-Laurent-Blangy',
    postCode: '62223',
    id: '62753_0480_00012',
    longitude: 2.8,
    latitude: 50.3,
  },
])
config.ADDRESS_API_URL = service.url
serve(createApp)

test('somebody without JavaScript chooses among the addresses found', async () => {
  const visitor = aVisitor()

  const page = await visitor.get('/prendre_rdv?address=12 rue des fo')

  assert.equal(page.status, 200)
  assert.equal(page.$('h1').text(), 'Précisez votre adresse')
  assert.deepEqual(
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
      .get(),
    ['12 Rue des Fours 62000 Arras', '12 Rue des Fontaines 62223 Saint-Laurent-Blangy', 'Aucune de ces adresses'],
  )
})

test('the address chosen leads to the search, with what sectorisation needs', async () => {
  const visitor = aVisitor()
  const page = await visitor.get('/prendre_rdv?address=12 rue des fours')
  const choice = String(page.$('input[name=choix]').first().attr('value'))

  const answer = await visitor.get(`/prendre_rdv?${new URLSearchParams({ choix: choice })}`)

  assert.equal(answer.status, 303)
  const query = new URLSearchParams(answer.location?.split('?')[1])
  assert.equal(query.get('departement'), '62')
  assert.equal(query.get('city_code'), '62041')
  assert.equal(query.get('street_ban_id'), '62041_1234')
  assert.equal(query.get('latitude'), '50.29')
})

test('an empty address comes back with a message', async () => {
  const visitor = aVisitor()

  const page = await visitor.get('/prendre_rdv?address=')

  assert.equal(page.status, 422)
  assert.match(page.$('title').text(), /^Erreur/)
  assert.match(page.$('#address-messages, [id^=address]').text() + page.$('main').text(), /Écrivez votre adresse/)
})

test('a commune is found when the address service knows nothing', async () => {
  const visitor = aVisitor()

  const page = await visitor.get('/prendre_rdv?address=97400')

  assert.match(page.$('main').text(), /97400 Saint-Denis/)
})

test('the combobox is answered in JSON', async () => {
  const visitor = aVisitor()

  const answer = await visitor.get('/adresses?q=12 rue des fours', { headers: { accept: 'application/json' } })

  assert.deepEqual(JSON.parse(answer.text)[0].fields, {
    departement: '62',
    city_code: '62041',
    street_ban_id: '62041_1234',
    latitude: 50.29,
    longitude: 2.77,
  })
})

test('with the address service away, communes are proposed and the page says why', async () => {
  service.stop()
  const visitor = aVisitor()

  const page = await visitor.get('/prendre_rdv?address=14 rue des Rosati 62000 Arras')

  assert.equal(page.status, 200)
  assert.match(page.$('main').text(), /ne répond pas/)
  assert.match(page.$('main').text(), /62000 Arras/)
})
