import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { dayFromNow, instantOn } from '#test/support/days.ts'
import { aMotif, anOrganisation, aRdv, aService, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInAgent } from '#test/support/signed-in.ts'
import { type Answer, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

/** A rdv collectif of an agent who is signed in, with two participants. */
async function anAtelier(daysAhead: number, fields: Parameters<typeof aRdv>[0] = {}) {
  const organisation = await anOrganisation()
  const serviceId = (await aService()).id
  const { agent, visitor } = await aSignedInAgent({ organisationId: organisation.id, serviceId })
  const motif = await aMotif({ organisationId: organisation.id, serviceId, collectif: true })
  const usagers = [
    await aUsager({ firstName: 'Inès', lastName: 'Abadie' }),
    await aUsager({ firstName: 'Paul', lastName: 'Morel' }),
  ]
  const startsAt = instantOn(dayFromNow(daysAhead), '09:30')
  const usagerIds = usagers.map(({ id }) => id)
  const rdv = await aRdv({ motifId: motif.id, agentIds: [agent.id], startsAt, usagerIds, ...fields })
  const path = `/admin/organisations/${organisation.id}/rdvs/${rdv.id}`
  const ines = rdv.participations.find(({ usagerId }) => usagerId === usagers[0]?.id)
  const address = `${path}/participations/${ines?.id}`
  return { organisation, serviceId, visitor, rdv, path, address, ines: ines?.id ?? 0 }
}

const choicesOf = ({ $ }: Answer) =>
  $('main table details')
    .first()
    .find('li')
    .toArray()
    .map((entry) => $(entry).find('small').remove().end().text().trim())

const statusOf = async (id: number) => (await db.participation.findUniqueOrThrow({ where: { id } })).status

test('each participant of a rdv collectif has a menu: to come, past, with an outcome', async () => {
  const [toCome, past] = [await anAtelier(3), await anAtelier(-3)]
  const sheet = await past.visitor.get(past.path)

  assert.deepEqual(choicesOf(await toCome.visitor.get(toCome.path)), ['Annulé à la demande de l’usager'])
  assert.deepEqual(choicesOf(sheet), ['Présence', 'Absence sans prévenir', 'Annulé à la demande de l’usager'])
  const form = sheet.$('main table details form').first()
  const fields = Object.fromEntries(
    form
      .find('input')
      .toArray()
      .map(({ attribs }) => [attribs.name, attribs.value]),
  )
  const done = await past.visitor.follow(await past.visitor.post(form.attr('action') ?? '', fields))

  assert.match(done.words, /Statut enregistré : Présence \(Inès ABADIE\)/)
  assert.deepEqual(choicesOf(done), ['Effacer ce statut'])
  assert.equal(await statusOf(past.ines), 'seen')
  assert.equal((await db.rdv.findUniqueOrThrow({ where: { id: past.rdv.id } })).status, 'seen')
})

test('a page says who is told before an inscription is cancelled', async () => {
  const { visitor, path, ines } = await anAtelier(3)
  const link = (await visitor.get(path)).$('main table details a').first().attr('href') ?? ''

  const page = await visitor.get(link)
  const form = page.$('main form[method=post]')
  const fields = Object.fromEntries(
    form
      .find('input')
      .toArray()
      .map(({ attribs }) => [attribs.name, attribs.value]),
  )
  await visitor.post(form.attr('action') ?? '', fields)

  assert.match(page.words, /Annuler l’inscription de Inès ABADIE ?.*e-mail part à Inès ABADIE/)
  assert.deepEqual(fields, { status: 'excused', from: 'unknown' })
  assert.equal(await statusOf(ines), 'excused')
})

test('a status changed meanwhile is kept, and the page says so', async () => {
  const { visitor, address, ines } = await anAtelier(-3)
  await db.participation.update({ where: { id: ines }, data: { status: 'noshow' } })

  const answer = await visitor.follow(await visitor.post(address, { status: 'seen', from: 'unknown' }))

  assert.match(answer.text, /vient de changer/)
  assert.equal(await statusOf(ines), 'noshow')
})

test('a seat taken meanwhile is said before one more comes back', async () => {
  const { visitor, address, rdv, ines } = await anAtelier(3, { maxParticipantsCount: 2 })
  await db.participation.update({ where: { id: ines }, data: { status: 'excused' } })
  await db.participation.create({ data: { rdvId: rdv.id, usagerId: (await aUsager()).id, createdByType: 'agent' } })

  const warned = await visitor.post(address, { status: 'unknown', from: 'excused' })
  const kept = await statusOf(ines)
  await visitor.post(address, { status: 'unknown', from: 'excused', accepted: 'complet' })

  assert.equal(warned.status, 422)
  assert.match(warned.words, /Toutes les places sont prises/)
  assert.deepEqual([kept, await statusOf(ines)], ['excused', 'unknown'])
})

test('the participations of another rdv, or of another organisation, are not there', async () => {
  const [mine, theirs] = [await anAtelier(-3), await anAtelier(-3)]
  const fields = { status: 'seen', from: 'unknown' }

  const answers = [
    await mine.visitor.post(theirs.address, fields),
    await mine.visitor.post(`${mine.path}/participations/${theirs.ines}`, fields),
    await mine.visitor.get(`${mine.path}/participations/${theirs.ines}?status=excused`),
  ]

  assert.deepEqual(
    answers.map(({ status }) => status),
    [404, 404, 404],
  )
  assert.equal(await statusOf(theirs.ines), 'unknown')
})
