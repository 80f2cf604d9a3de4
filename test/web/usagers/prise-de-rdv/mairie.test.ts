import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { config } from '#infra/config.ts'
import { db } from '#infra/db.ts'
import { aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInUsager } from '#test/support/signed-in.ts'
import { anOfferAhead, stepAddress, stepTarget } from '#test/support/taking-a-rdv.ts'
import { serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

// The host that a proxy tells: the brand follows it.
config.TRUST_PROXY = 1
serve(() => createApp({ limits: relaxedLimits }))

const townHall = {
  headers: { 'x-forwarded-host': 'service-public.localhost', origin: 'http://service-public.localhost' },
}

test('at the town hall one rdv may be for several people, elsewhere for one', async () => {
  const { motif, answers } = await anOfferAhead()
  const { visitor, usager } = await aSignedInUsager()
  const ines = await aUsager({ responsibleId: usager.id, email: null })
  const both = { usager_ids: [String(usager.id), String(ines.id)] }

  const elsewhere = await visitor.post(stepTarget(answers, 2), both)
  const chosen = await visitor.post(stepTarget(answers, 2), both, townHall)
  const confirmed = await visitor.post((chosen.location ?? '').replace('/new?', '?'), {}, townHall)
  const rdv = await db.rdv.findFirst({ where: { motifId: motif.id }, include: { participations: true } })

  assert.equal(elsewhere.status, 422)
  assert.match(confirmed.location ?? '', /^\/users\/rdvs\/\d+$/)
  assert.deepEqual(rdv?.participations.map(({ usagerId }) => usagerId).sort(), [usager.id, ines.id].sort())
})

test('the town hall asks neither birth nor address', async () => {
  const { answers } = await anOfferAhead()
  const { visitor } = await aSignedInUsager()

  const elsewhere = await visitor.get(stepAddress(answers, 1))
  const page = await visitor.get(stepAddress(answers, 1), townHall)

  assert.equal(elsewhere.$('#birth_date, #birth_name, #address').length, 3)
  assert.equal(page.$('#birth_date, #birth_name, #address').length, 0)
  assert.equal(page.$('#phone_number').length, 1)
})
