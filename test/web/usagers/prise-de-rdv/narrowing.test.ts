import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import { aLieu, aMotif, anAgent, anOrganisation, aPlage, aTerritoire } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInUsager } from '#test/support/signed-in.ts'
import { atHour } from '#test/support/taking-a-rdv.ts'
import { serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const DAY = Temporal.Now.plainDateISO('Europe/Paris').add({ days: 10 })
const [CITY, STREET] = ['62041', '62041_1234']

let lastDepartement = 800

/** Two agents with the same plage of one hour; the first has more rdvs, so that a free choice would be the second. */
async function twoAgents(fields: Partial<Prisma.MotifUncheckedCreateInput>) {
  const departementNumber = String(++lastDepartement)
  const { id: territoireId } = await aTerritoire({ departementNumber })
  const { id: organisationId } = await anOrganisation({ territoireId })
  const motif = await aMotif({ organisationId, defaultDurationInMin: 60, ...fields })
  const lieu = motif.locationType === 'public_office' ? await aLieu({ organisationId }) : null
  const [wanted, other] = [
    await anAgent({ organisationId, firstName: 'Marie', lastName: 'Curie' }),
    await anAgent({ organisationId, firstName: 'Jean', lastName: 'Perrin' }),
  ]
  const firstDay = new Date(DAY.toString())
  for (const { id: agentId } of [other, wanted])
    await aPlage({
      motifId: motif.id,
      lieuId: lieu?.id ?? null,
      agentId,
      endTime: '11:00',
      firstDay,
      lastDay: firstDay,
    })
  const { visitor, usager } = await aSignedInUsager({ organisationId, address: '1 rue des Fours, Arras' })
  const startsAt = atHour(DAY, '10:00')
  await db.hold.create({ data: { ...aHoldOf(wanted.id, motif.id), lieuId: lieu?.id ?? null } })
  const answers = {
    departement: departementNumber,
    motif_id: String(motif.id),
    date: DAY.toString(),
    ...(lieu ? { lieu_id: String(lieu.id) } : { user_selected_organisation_id: String(organisationId) }),
  }
  return { territoireId, organisationId, motif, wanted, other, visitor, usager, answers, startsAt }
}

/** At nine: it weighs on the choice between agents, and leaves ten free. */
const aHoldOf = (agentId: number, motifId: number) => ({
  sessionDigest: `of another ${motifId}`,
  motifId,
  agentId,
  startsAt: new Date(atHour(DAY, '09:00').epochMilliseconds),
  endsAt: new Date(atHour(DAY, '09:30').epochMilliseconds),
  expiresAt: new Date(Date.now() + 600_000),
})

type World = Awaited<ReturnType<typeof twoAgents>>

/** The hour is chosen in the list, then confirmed. */
async function bookFromTheList({ visitor, startsAt }: World, answers: Record<string, string>) {
  const week = await visitor.get(`/prendre_rdv?${new URLSearchParams(answers)}`)
  const form = week.$('main form[method=post]').first()
  const held = await visitor.post(form.attr('action') ?? '', { starts_at: startsAt.toString() })
  const done = await visitor.post(`${held.location?.replace('/new?', '?')}`, { pour: 'moi' })
  return { week, held, done }
}

/** The link of a partner. */
async function bookByLink({ visitor, startsAt }: World, { date: _, ...answers }: Record<string, string>) {
  const link = await visitor.get(`/creneaux?${new URLSearchParams({ ...answers, starts_at: startsAt.toString() })}`)
  return visitor.post(`${link.location?.replace('/new?', '?')}`, { pour: 'moi' })
}

const rdvsOf = (motifId: number) =>
  db.rdv.findMany({ where: { motifId }, include: { agents: true }, orderBy: { id: 'asc' } })

async function aSecteurOf({ territoireId, organisationId, wanted }: World) {
  const street = {
    level: 'street',
    cityName: 'Arras',
    cityCode: CITY,
    streetName: 'Rue des Fours',
    streetBanId: STREET,
  } as const
  await db.secteur.create({
    data: {
      name: 'Rue des Fours',
      humanId: 'fours',
      territoireId,
      zones: { create: street },
      attributions: { create: { level: 'agent', organisationId, agentId: wanted.id } },
    },
  })
}

test('a home visit of a street is given to the agent of its secteur alone, chosen in the list or by a link, and moved to him', async () => {
  for (const book of ['list', 'link'] as const) {
    const world = await twoAgents({ locationType: 'home', sectorisationLevel: 'agent' })
    await aSecteurOf(world)
    const answers = { ...world.answers, city_code: CITY, street_ban_id: STREET }

    const done = book === 'list' ? (await bookFromTheList(world, answers)).done : await bookByLink(world, answers)
    const [rdv] = await rdvsOf(world.motif.id)
    const day = DAY.add({ days: 1 })
    for (const { id: agentId } of [world.other, world.wanted])
      await aPlage({ motifId: world.motif.id, agentId, firstDay: new Date(day.toString()) })
    const moved = await world.visitor.post(`/users/rdvs/${rdv?.id}/deplacement`, {
      starts_at: atHour(day, '10:00').toString(),
    })
    const [after] = await rdvsOf(world.motif.id)

    assert.equal(done.location, `/users/rdvs/${rdv?.id}`)
    assert.deepEqual(
      rdv?.agents.map(({ agentId }) => agentId),
      [world.wanted.id],
    )
    assert.equal(moved.location, `/users/rdvs/${rdv?.id}`)
    assert.equal(after?.startsAt.toISOString(), new Date(atHour(day, '10:00').epochMilliseconds).toISOString())
    assert.deepEqual(
      after?.agents.map(({ agentId }) => agentId),
      [world.wanted.id],
    )
  }
})

test('an hour of another secteur is taken neither from the list nor by changing the start of an address', async () => {
  const world = await twoAgents({ locationType: 'home', sectorisationLevel: 'agent' })
  await aSecteurOf(world)
  const answers = { ...world.answers, city_code: CITY, street_ban_id: STREET }
  await db.plage.deleteMany({ where: { agentId: world.wanted.id } })

  const byLink = await bookByLink(world, answers)

  assert.match(byLink.location ?? '', /^\/prendre_rdv/)
  assert.deepEqual(await rdvsOf(world.motif.id), [])
})

test('of two référents with the same plage, the one whom the address names receives, and is the one named', async () => {
  const world = await twoAgents({ followUp: true })
  const both = [world.wanted.id, world.other.id]
  await db.referentAssignation.createMany({ data: both.map((agentId) => ({ usagerId: world.usager.id, agentId })) })

  const one = await bookFromTheList(world, { ...world.answers, 'referent_ids[]': String(world.wanted.id) })
  const [rdv] = await rdvsOf(world.motif.id)

  assert.match(one.week.words, /M\. CURIE/)
  assert.doesNotMatch(one.week.words, /PERRIN/)
  assert.equal(one.done.location, `/users/rdvs/${rdv?.id}`)
  assert.deepEqual(
    rdv?.agents.map(({ agentId }) => agentId),
    [world.wanted.id],
  )
})

test('an hour that two référents may give names both', async () => {
  const world = await twoAgents({ followUp: true })
  const both = [world.wanted.id, world.other.id]
  await db.referentAssignation.createMany({ data: both.map((agentId) => ({ usagerId: world.usager.id, agentId })) })
  const answers = new URLSearchParams(world.answers)
  for (const id of both) answers.append('referent_ids[]', String(id))

  const week = await world.visitor.get(`/prendre_rdv?${answers}`)

  assert.match(week.words, /10.h, M\. CURIE ou J\. PERRIN/)
})
