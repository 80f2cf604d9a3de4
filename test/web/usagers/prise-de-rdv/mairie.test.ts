import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { config } from '#infra/config.ts'
import { db } from '#infra/db.ts'
import { aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInUsager } from '#test/support/signed-in.ts'
import { anOfferAhead, lastPage, lastPageTarget } from '#test/support/taking-a-rdv.ts'
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
  const both = { pour: ['moi', String(ines.id)] }

  const elsewhere = await visitor.post(lastPageTarget(answers), both)
  const confirmed = await visitor.post(lastPageTarget(answers), both, townHall)
  const rdv = await db.rdv.findFirst({ where: { motifId: motif.id }, include: { participations: true } })

  assert.equal(elsewhere.status, 422)
  assert.match(confirmed.location ?? '', /^\/users\/rdvs\/\d+$/)
  assert.deepEqual(rdv?.participations.map(({ usagerId }) => usagerId).sort(), [usager.id, ines.id].sort())
})

test('at the town hall one may come with a proche who is not known yet', async () => {
  const { motif, answers } = await anOfferAhead()
  const { visitor, usager } = await aSignedInUsager()
  const typed = { pour: ['moi', 'autre'], proche_first_name: 'Inès', proche_last_name: 'Faure' }

  await visitor.post(lastPageTarget(answers), typed, townHall)
  const rdv = await db.rdv.findFirst({ where: { motifId: motif.id }, include: { participations: true } })
  const ines = await db.usager.findFirst({ where: { responsibleId: usager.id } })

  assert.equal(ines?.firstName, 'Inès')
  assert.deepEqual(rdv?.participations.map(({ usagerId }) => usagerId).sort(), [usager.id, ines?.id].sort())
})

test('the town hall asks the birth date of nobody', async () => {
  const { answers } = await anOfferAhead()
  const { visitor } = await aSignedInUsager()

  const elsewhere = await visitor.get(lastPage(answers))
  const page = await visitor.get(lastPage(answers), townHall)

  assert.equal(elsewhere.$('#proche_birth_date').length, 1)
  assert.equal(page.$('#proche_birth_date').length, 0)
  assert.equal(page.$('input[type=checkbox][name=pour]').length, 2)
})
