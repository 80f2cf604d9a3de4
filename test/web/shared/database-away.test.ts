import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { load } from 'cheerio'
import { db } from '#infra/db.ts'
import { databaseUrl } from '#test/support/database.ts'
import { aHangingDatabase, type HangingDatabase } from '#test/support/peers/hanging-database.ts'
import { type Started, startWeb } from '#test/support/process.ts'

let database: HangingDatabase
let web: Started
before(async () => {
  database = await aHangingDatabase(databaseUrl)
  web = await startWeb({ DATABASE_URL: database.url, DB_QUERY_TIMEOUT: '300', DB_CONNECT_TIMEOUT: '300' })
})
after(async () => {
  database.goOn()
  await web.stop()
  database.stop()
})

const wordsOf = (page: string) => load(page)('main').text().replaceAll(/\s+/g, ' ')

const SEARCH = '/prendre_rdv?departement=62&latitude=50.29&longitude=2.77&city_code=62041&address=Arras'

test('while PostgreSQL answers nothing, health says so within a second and pages ask to come back', async () => {
  assert.equal((await fetch(`${web.url}/sante`)).status, 200)
  assert.equal((await fetch(web.url + SEARCH)).status, 200)
  database.hang()

  const asked = performance.now()
  const health = await fetch(`${web.url}/sante`)
  const took = performance.now() - asked
  const page = await fetch(web.url + SEARCH)

  assert.deepEqual([health.status, await health.json()], [503, { database: 'down' }])
  assert.ok(took < 1000, `${took} ms`)
  assert.deepEqual([page.status, page.headers.get('retry-after')], [503, '30'])
  const words = wordsOf(await page.text())
  assert.match(words, /Quelque chose n’a pas marché de notre côté.*Réessayez dans quelques minutes/)
  assert.doesNotMatch(words, /rendez-vous|enregistré/)
})

const SIGN_UP = { first_name: 'Inès', last_name: 'Faure', email: 'ines.commit@exemple.fr' }

const signUp = () =>
  fetch(`${web.url}/users/sign_up`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: web.url, 'sec-fetch-site': 'same-origin', cookie: 'rdv_temoin=1' },
    body: new URLSearchParams(SIGN_UP),
  })

test('once it answers again, so do health and pages', async () => {
  database.goOn()

  assert.equal((await fetch(`${web.url}/sante`)).status, 200)
  assert.equal((await fetch(web.url + SEARCH)).status, 200)
})

test('a form whose COMMIT is not answered promises nothing, and sent again it is one', async () => {
  const { email } = SIGN_UP
  database.hangAtCommit()

  const lost = await signUp()
  const words = wordsOf(await lost.text())
  const written = await db.usager.count({ where: { email } })
  database.goOn()
  const again = await signUp()

  assert.deepEqual([lost.status, lost.headers.get('retry-after')], [503, '30'])
  assert.match(words, /vérifiez si ce que vous avez envoyé est enregistré\s: nous n’avons pas pu le voir/)
  assert.doesNotMatch(words, /rendez-vous|n.est pas enregistré|n.a pas été|Rien n/)
  assert.equal(written, 1)
  assert.equal(again.status, 303)
  assert.equal(await db.usager.count({ where: { email } }), 1)
})
