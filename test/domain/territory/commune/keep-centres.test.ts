import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findCentres } from '#domain/territory/commune/commune-centre-queries.ts'
import { keepCentres } from '#domain/territory/commune/keep-centres.ts'
import { config } from '#infra/config.ts'
import { db } from '#infra/db.ts'
import { anOrganisation, aTerritoire } from '#test/support/factories.ts'
import { communeWithCentre, useCommunesService } from '#test/support/peers/communes-service.ts'

config.SEARCH_MEMORY = 0

const answers: Parameters<typeof useCommunesService>[0] = {
  '974': { body: [communeWithCentre('97411', -20.93, 55.45), { code: '97415' }] },
  '976': { status: 503, body: {} },
  '973': { body: [{ code: '97302', centre: { type: 'Point', coordinates: [500, 4.9] } }] },
  '972': { body: [] },
  '971': 'never',
}
const { asked } = await useCommunesService(answers)

const now = Temporal.Now.instant()
const openIn = async (departementNumber: string) =>
  anOrganisation({ territoireId: (await aTerritoire({ departementNumber })).id })

test('the centres of the served départements are asked once, and kept', async () => {
  await openIn('974')

  await keepCentres(now)
  await keepCentres(now)

  assert.deepEqual(asked, ['974'])
  const centres = await findCentres(['97411', '97415', '62041'])
  assert.deepEqual([...centres], [['97411', { latitude: -20.93, longitude: 55.45 }]])
  assert.equal(await db.communeCentre.count(), 24, 'all its communes are known to have been asked')
})

test('a service that is away, talks nonsense or knows nothing is asked again the next time, and keeps nobody from the others', async () => {
  for (const departement of ['972', '973', '976']) await openIn(departement)
  asked.length = 0

  await keepCentres(now)
  answers['976'] = { body: [communeWithCentre('97611', -12.78, 45.23)] }
  await keepCentres(now)

  assert.deepEqual(asked, ['972', '973', '976', '972', '973', '976'])
  assert.deepEqual([...(await findCentres(['97302', '97611'])).keys()], ['97611'])
})

test('two workers at once keep each centre once', async () => {
  await db.communeCentre.deleteMany()

  await Promise.all([keepCentres(now), keepCentres(now)])

  assert.equal(await db.communeCentre.count({ where: { cityCode: '97411' } }), 1)
})

test('a service that does not answer in time is waited for no longer', async () => {
  await openIn('971')
  config.COMMUNES_API_TIMEOUT = 50

  await keepCentres(now)

  assert.ok(asked.includes('971'))
  assert.equal(await db.communeCentre.count({ where: { cityCode: { startsWith: '971' } } }), 0)
})
