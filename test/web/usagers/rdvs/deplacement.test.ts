import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import { aPlage, aRdv, aUsager } from '#test/support/factories.ts'
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

test('other hours of the same place are offered near its own, the new hour is checked, then confirmed', async () => {
  const { visitor, rdv, path, day } = await aMovableRdv()

  const week = await visitor.get(`${path}/creneaux`)
  const hours = week.$('.rdv-semaine button')
  const chosen = new URLSearchParams({ starts_at: hours.last().attr('value') ?? '' })
  const recap = await visitor.get(`${week.$('form[method=get]').first().attr('action')}?${chosen}`)
  const form = recap.$('main form')
  const hidden = (name: string) => String(form.find(`input[name=${name}]`).val())
  const sent = { starts_at: hidden('starts_at'), au_lieu_de: hidden('au_lieu_de') }
  const page = await visitor.follow(await visitor.post(form.attr('action') ?? '', sent))
  const again = await visitor.follow(await visitor.post(form.attr('action') ?? '', sent))

  const back = await visitor.follow(await visitor.get(`${path}/edit?${chosen}`))

  assert.match(back.words, /C’est déjà l’horaire de votre rendez-vous/)
  assert.doesNotMatch(back.words, /Au lieu de/)
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

test('a motif that is offered no more, or a closed place, is refused before any hour is chosen, in the words of the page', async () => {
  const archived = await aMovableRdv()
  const closed = await aMovableRdv()
  await db.motif.update({ where: { id: archived.motif.id }, data: { deletedAt: new Date() } })
  await db.lieu.update({ where: { id: closed.lieu.id }, data: { availability: 'disabled' } })

  const why = [/ne se prend plus en ligne/, /Cet endroit est fermé/]
  for (const [at, { visitor, path, rdv, day, motif }] of [archived, closed].entries()) {
    await db.organisation.update({ where: { id: motif.organisationId }, data: { phoneNumber: '0321000001' } })
    const page = await visitor.get(path)
    const asked = await visitor.get(`${path}/creneaux`)
    await visitor.post(`${path}/deplacement`, { starts_at: atHour(day, '11:00').toString() })

    const said = (await visitor.follow(asked)).$('[data-focus]').text()

    assert.equal(page.$(`a[href="${path}/creneaux"]`).length, 0)
    assert.equal(asked.location, path)
    assert.match(page.$('#changer').parent().text(), why[at] ?? /never/)
    assert.match(said, why[at] ?? /never/)
    assert.match(said, /03.21.00.00.01/)
    assert.match(page.$('#changer').parent().text(), /ne peut pas être déplacé en ligne/)
    assert.equal(await startOf(rdv.id), rdv.startsAt.toISOString())
  }
})

test('it moves by less than its own length, in the list, the check and the deed alike', async () => {
  const { visitor, rdv, path, day } = await aMovableRdv()
  await db.$transaction([
    db.rdv.update({ where: { id: rdv.id }, data: { endsAt: new Date(atHour(day, '10:00').epochMilliseconds) } }),
  ])

  const week = await visitor.get(`${path}/creneaux?date=${day}`)
  const starts = week
    .$('.rdv-semaine button')
    .map((_, hour) => week.$(hour).attr('value'))
    .get()
  const half = atHour(day, '09:30').toString()
  const check = await visitor.get(`${path}/edit?starts_at=${half}`)
  const done = await visitor.post(`${path}/deplacement`, { starts_at: half })

  assert.ok(starts.includes(`${atHour(day, '10:00').toString().slice(0, 16)}Z`), String(starts))
  assert.equal(check.status, 200)
  assert.equal(done.location, path)
  assert.equal(await startOf(rdv.id), new Date(atHour(day, '09:30').epochMilliseconds).toISOString())
})

test('the week of the rdv opens, with what it replaces and what a near hour could no more do', async () => {
  const { visitor, path, day, motif, lieu, agentIds } = await aMovableRdv()
  const soon = new Date(day.subtract({ days: 9 }).toString())
  await aPlage({ motifId: motif.id, lieuId: lieu.id, agentId: agentIds[0] ?? 0, firstDay: soon, lastDay: soon })

  const week = await visitor.get(`${path}/creneaux`)
  const near = await visitor.get(`${path}/creneaux?date=${day.subtract({ days: 9 })}`)
  const check = await visitor.get(`${path}/edit?starts_at=${atHour(day.subtract({ days: 9 }), '11:30')}`)
  const far = await visitor.get(`${path}/edit?starts_at=${atHour(day, '11:30')}`)

  const monday = day.subtract({ days: day.dayOfWeek - 1 }).toString()
  assert.equal(week.$('input[type=date]').attr('value'), monday)
  assert.match(week.words, /Au lieu du .* à 9.h/)
  assert.doesNotMatch(week.words, /vous ne pourrez plus/)
  assert.match(near.words, /Avec un nouvel horaire avant le .*, vous ne pourrez plus changer, seulement annuler\./)
  assert.match(check.words, /Avec cet horaire, vous ne pourrez plus changer/)
  assert.match(far.words, /Ensuite, vous pourrez encore changer jusqu’au .*, et annuler jusqu’au/)
})

test('an hour that is gone is said before it is confirmed', async () => {
  const { visitor, path, day, motif, lieu, agentIds } = await aMovableRdv()
  const taken = atHour(day, '11:00')
  await aRdv({ motifId: motif.id, lieuId: lieu.id, agentIds, startsAt: new Date(taken.epochMilliseconds) })

  const refused = await visitor.get(`${path}/edit?starts_at=${taken}`)

  assert.equal(refused.location, `${path}/creneaux?date=${day}`)
})

test('a follow-up names at each hour who may receive, and moves to one of those', async () => {
  const { visitor, usager, rdv, path, day, agentIds } = await aMovableRdv({ followUp: true }, 2)
  const [first = 0, second = 0] = agentIds
  await db.referentAssignation.createMany({
    data: [first, second].map((agentId) => ({ usagerId: usager.id, agentId })),
  })
  await db.agent.update({ where: { id: first }, data: { firstName: 'Marie', lastName: 'Curie' } })
  await db.agent.update({ where: { id: second }, data: { firstName: 'Jean', lastName: 'Perrin' } })
  await db.rdvNarrowing.create({ data: { rdvId: rdv.id, referentIds: [first] } })
  await db.$executeRaw`UPDATE rdv_narrowings SET agent_ids = NULL WHERE rdv_id = ${rdv.id}`

  const week = await visitor.get(`${path}/creneaux?date=${day}`)
  const check = await visitor.get(`${path}/edit?starts_at=${atHour(day, '11:00')}`)
  await visitor.post(`${path}/deplacement`, { starts_at: atHour(day, '11:00').toString() })

  for (const page of [week, check]) {
    assert.match(page.words, /M\. CURIE/)
    assert.doesNotMatch(page.words, /PERRIN/)
  }
  const agents = await db.agentsRdv.findMany({ where: { rdvId: rdv.id } })
  assert.deepEqual(
    agents.map(({ agentId }) => agentId),
    [first],
  )
})

test('the week to move to says that a day cannot be booked, or not be read', async () => {
  const { visitor, path } = await aMovableRdv()

  const [far, unread] = [
    await visitor.get(`${path}/creneaux?date=2100-01-01`),
    await visitor.get(`${path}/creneaux?date=abc`),
  ]

  assert.match(far.words, /On peut réserver jusqu’au/)
  assert.match(unread.words, /Nous n’avons pas compris la date demandée/)
  assert.equal(unread.$('.rdv-semaine button').length, 5)
})

test('an hour that was never offered is not said to be free no more', async () => {
  const { visitor, path, day, rdv } = await aMovableRdv()

  const check = await visitor.get(`${path}/edit?starts_at=${atHour(day, '03:00')}`)

  assert.match((await visitor.follow(check)).$('[data-focus]').text(), /Cet horaire n’est pas proposé/)
  assert.equal(await startOf(rdv.id), rdv.startsAt.toISOString())
})

test('a rdv taken when it was too late to move it already is not said to have been movable', async () => {
  const { visitor, path, rdv } = await aMovableRdv()
  await db.rdv.update({ where: { id: rdv.id }, data: { startsAt: new Date(Date.now() + 86_400_000) } })
  const words = async () => (await visitor.get(path)).$('#changer').parent().text()

  assert.match(await words(), /L’horaire ne se change pas en ligne/)
  await db.rdv.update({ where: { id: rdv.id }, data: { createdAt: new Date(Date.now() - 40 * 86_400_000) } })
  assert.match(await words(), /Depuis le .*, l’horaire ne se change plus en ligne/)
})

test('moving to its own hour moves nothing, and says so', async () => {
  const { visitor, path, day, rdv } = await aMovableRdv()

  const page = await visitor.follow(
    await visitor.post(`${path}/deplacement`, { starts_at: atHour(day, '09:00').toString() }),
  )

  assert.match(page.words, /C’est déjà l’horaire de votre rendez-vous/)
  assert.doesNotMatch(page.words, /est déplacé/)
  assert.equal(await db.evenement.count({ where: { rdvId: rdv.id, name: 'rdv.moved' } }), 0)
})
