import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import { aRdv, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInUsager } from '#test/support/signed-in.ts'
import { anOfferAhead, atHour } from '#test/support/taking-a-rdv.ts'
import { serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

/** A rdv at nine, at a place that is open until noon. */
async function aMovableRdv(motif: Partial<Prisma.MotifUncheckedCreateInput> = {}, agents = 1) {
  const offer = await anOfferAhead({ motif, agents })
  const { visitor, usager } = await aSignedInUsager()
  const startsAt = new Date(atHour(offer.day, '09:00').epochMilliseconds)
  const place = { motifId: offer.motif.id, lieuId: offer.lieu.id, agentIds: offer.agentIds.slice(0, 1) }
  const rdv = await aRdv({ ...place, startsAt, usagerIds: [usager.id] })
  return { ...offer, visitor, usager, rdv, path: `/users/rdvs/${rdv.id}` }
}

const startOf = async (id: number) => (await db.rdv.findUniqueOrThrow({ where: { id } })).startsAt.toISOString()

test('other hours of the same place are offered from the first free one, the new hour is checked, then confirmed', async () => {
  const { visitor, rdv, path, day } = await aMovableRdv()

  const week = await visitor.get(`${path}/creneaux`)
  const hours = week.$('.rdv-semaine button')
  const chosen = new URLSearchParams({ starts_at: hours.last().attr('value') ?? '' })
  const recap = await visitor.get(`${week.$('form[method=get]').first().attr('action')}?${chosen}`)
  const form = recap.$('main form')
  const sent = { starts_at: String(form.find('input[name=starts_at]').val()) }
  const page = await visitor.follow(await visitor.post(form.attr('action') ?? '', sent))
  const again = await visitor.follow(await visitor.post(form.attr('action') ?? '', sent))

  assert.equal(hours.length, 5)
  assert.match(recap.text, /Nouvel horaire[\s\S]*Au lieu de/)
  assert.match(page.$('title').text(), /^Votre rendez-vous est déplacé/)
  assert.match(again.$('title').text(), /^Votre rendez-vous est déplacé/)
  assert.equal(await startOf(rdv.id), new Date(atHour(day, '11:30').epochMilliseconds).toISOString())
  assert.equal(await db.evenement.count({ where: { rdvId: rdv.id, name: 'rdv.moved' } }), 1)
})

test('its own hour is not offered, even with another agent', async () => {
  const { visitor, path } = await aMovableRdv({}, 2)

  const hours = (await visitor.get(`${path}/creneaux`)).$('.rdv-semaine button')

  assert.equal(hours.length, 5)
  assert.doesNotMatch(hours.first().text(), /à 9.h$/)
})

test('an hour taken meanwhile leads back to its week, the rdv unchanged', async () => {
  const { visitor, rdv, path, day, motif, agentIds, lieu } = await aMovableRdv()
  const taken = atHour(day, '11:00')
  await aRdv({ motifId: motif.id, lieuId: lieu.id, agentIds, startsAt: new Date(taken.epochMilliseconds) })

  const refused = await visitor.post(`${path}/deplacement`, { starts_at: taken.toString() })

  assert.equal(refused.location, `${path}/creneaux?date=${day}`)
  assert.match((await visitor.follow(refused)).$('[data-focus]').text(), /n’est plus libre/)
  assert.equal(await startOf(rdv.id), rdv.startsAt.toISOString())
})

test('an hour that is none is asked again', async () => {
  const { visitor, rdv, path } = await aMovableRdv()

  for (const starts_at of ['', 'demain'])
    assert.equal((await visitor.post(`${path}/deplacement`, { starts_at })).location, `${path}/creneaux`)
  assert.equal((await visitor.get(`${path}/edit?starts_at=x`)).location, `${path}/creneaux`)
  assert.equal(await startOf(rdv.id), rdv.startsAt.toISOString())
})

test('what the service does not let move, or a rdv with another family, is refused with its reason', async () => {
  const closed = await aMovableRdv({ rdvsEditableByUsager: false })
  const shared = await aMovableRdv()
  await db.participation.create({
    data: { rdvId: shared.rdv.id, usagerId: (await aUsager()).id, createdByType: 'agent' },
  })

  for (const { visitor, path, rdv, day } of [closed, shared]) {
    const asked = await visitor.get(`${path}/creneaux`)
    await visitor.post(`${path}/deplacement`, { starts_at: atHour(day, '11:00').toString() })
    const page = await visitor.get(path)

    assert.equal(asked.location, path)
    assert.match(page.$('#changer').parent().text(), /ne peut pas être déplacé en ligne/)
    assert.equal(await startOf(rdv.id), rdv.startsAt.toISOString())
  }
})
