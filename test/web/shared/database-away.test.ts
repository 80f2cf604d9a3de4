import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
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
  assert.doesNotMatch(await page.text(), /rendez-vous n.a pas été/)
})

test('once it answers again, so do health and pages', async () => {
  database.goOn()

  assert.equal((await fetch(`${web.url}/sante`)).status, 200)
  assert.equal((await fetch(web.url + SEARCH)).status, 200)
})
