import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { config } from '#infra/config.ts'
import { db } from '#infra/db.ts'
import { aRdv } from '#test/support/factories.ts'
import { aSignedInUsager } from '#test/support/signed-in.ts'
import { anOfferAhead, atHour, confirm, query } from '#test/support/taking-a-rdv.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

config.TRUST_PROXY = 1
serve(() => createApp())

const KNOWN = { phoneNumber: '06 12 34 56 78', phoneNumberFormatted: '+33612345678', birthDate: new Date('1991-12-14') }

test('one rdv too many is refused in a sentence, the answers are kept, and agents may read it', async () => {
  const { motif, answers, day, agentIds } = await anOfferAhead()
  const { visitor, usager } = await aSignedInUsager(KNOWN)
  for (const hour of ['10:00', '10:30', '11:00']) {
    const rdv = {
      motifId: motif.id,
      agentIds,
      usagerIds: [usager.id],
      startsAt: new Date(atHour(day, hour).epochMilliseconds),
    }
    const { id } = await aRdv(rdv)
    await db.participation.updateMany({ where: { rdvId: id }, data: { createdByType: 'usager' } })
  }

  const refused = await confirm(visitor, answers)
  const page = await visitor.follow(refused)

  assert.equal(refused.status, 303)
  assert.match(page.text.replaceAll(/\s+/g, ' '), /Cette personne a déjà 3 rendez-vous à venir pour cette raison/)
  assert.match(page.text, /dès que l’un d’eux aura eu lieu ou sera annulé/)
  assert.equal(
    page.$('a[href="/users/rdvs"]').filter((_, link) => page.$(link).text() === 'Voir mes rendez-vous').length,
    1,
  )
  assert.equal(new URL(refused.location ?? '', 'http://here.invalid').searchParams.get('starts_at'), answers.starts_at)
  assert.deepEqual(
    (await db.refus.findMany({ where: { usagerId: usager.id } })).map(({ plafond }) => plafond),
    ['personne_motif'],
  )
})

test('of a hundred people behind one address each chooses his hour, and one is told that it is not kept yet', async () => {
  const { motif, answers } = await anOfferAhead({ agents: 12 })
  const { starts_at, ...journey } = answers
  const headers = { 'x-forwarded-for': '192.0.2.7' }
  const choose = () => aVisitor().post(`/prendre_rdv/reservation?${query(journey)}`, { starts_at }, { headers })
  for (let at = 0; at < 10; at++) assert.equal((await choose()).status, 303)

  const visitor = aVisitor()
  const chosen = await visitor.post(`/prendre_rdv/reservation?${query(journey)}`, { starts_at }, { headers })
  const page = await visitor.follow(chosen)

  assert.equal(await db.hold.count({ where: { motifId: motif.id } }), 11)
  assert.match(page.text, /Cet horaire n’est pas encore gardé pour vous/)
})
