import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { withQueries } from '#test/support/count-queries.ts'
import { aUsager } from '#test/support/factories.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(createApp)

const ask = (email: string) => aVisitor().post('/users/liens', { email })

const requested = () =>
  db.evenement.findMany({
    where: { name: 'usager.links-requested' },
    orderBy: { id: 'asc' },
    select: { payload: true },
  })

test('links are asked for by an address, with one answer and one row for those that are known or not', async () => {
  const usager = await aUsager({ email: 'nadia.liens@exemple.fr' })

  const [known, unknown] = [await ask(' Nadia.Liens@exemple.fr '), await ask('personne@exemple.fr')]
  const pages = [await aVisitor().follow(known), await aVisitor().follow(unknown)]

  assert.deepEqual([known.location, unknown.location], ['/users/liens/envoyes', '/users/liens/envoyes'])
  assert.equal(pages[0]?.words, pages[1]?.words)
  const payloads = (await requested()).map(({ payload }) => payload)
  assert.deepEqual(payloads, [
    { usagerId: usager.id, brand: 'rdv_solidarites' },
    { usagerId: null, brand: 'rdv_solidarites' },
  ])
  assert.doesNotMatch(JSON.stringify(await db.evenement.findMany()), /exemple\.fr/)
})

test('the same statements are run for an address that is known and one that is not', async () => {
  await aUsager({ email: 'connue@exemple.fr' })
  await ask('rechauffe@exemple.fr')

  const known = await withQueries(() => ask('connue@exemple.fr'))
  const unknown = await withQueries(() => ask('inconnue@exemple.fr'))

  assert.ok(known.queries.length > 2)
  assert.deepEqual(known.queries, unknown.queries)
})

test('an address is corrected beside the field, and asked for three times an hour, known or not', async () => {
  const wrong = await ask('nadia')
  await aUsager({ email: 'souvent@exemple.fr' })

  assert.equal(wrong.status, 422)
  assert.equal(wrong.$('#email').val(), 'nadia')
  assert.equal(wrong.$('#email').attr('aria-invalid'), 'true')
  for (const email of ['souvent@exemple.fr', 'jamais@exemple.fr']) {
    const statuses = []
    for (let time = 0; time < 4; time++) statuses.push((await ask(email)).status)
    assert.deepEqual(statuses, [303, 303, 303, 429])
  }
})

test('« hotmial.fr » is suggested once the links are asked for, whoever has the address', async () => {
  const visitor = aVisitor()

  const page = await visitor.follow(await visitor.post('/users/liens', { email: 'nadia@hotmial.fr' }))

  assert.match(page.words, /Vouliez-vous écrire nadia@hotmail\.fr \?/)
})
