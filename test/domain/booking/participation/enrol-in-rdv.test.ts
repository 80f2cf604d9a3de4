import assert from 'node:assert/strict'
import { test } from 'node:test'
import '#test/support/database.ts'
import { type Enrolment, enrolInRdv } from '#domain/booking/participation/enrol-in-rdv.ts'
import { leaveRdv } from '#domain/booking/rdv/leave-rdv.ts'
import { db } from '#infra/db.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import { anAccountOf } from '#test/support/acting.ts'
import { ACCOUNT, anActor, NOW } from '#test/support/bookable.ts'
import { aMotif, aRdv, aUsager } from '#test/support/factories.ts'
import { CODE } from '#test/support/judged.ts'

type Fields = Partial<Prisma.RdvUncheckedCreateInput> & { usagerIds?: number[] }

async function aCollectif(fields: Fields = {}, motif: Partial<Prisma.MotifUncheckedCreateInput> = {}) {
  const { id } = await aMotif({ collectif: true, ...motif })
  return aRdv({ motifId: id, ...fields })
}

const enrol = (rdv: { id: number }, usager: { id: number }, fields: Partial<Enrolment> = {}) =>
  enrolInRdv({
    rdvId: rdv.id,
    usagerIds: [usager.id],
    actor: anActor(usager),
    booker: 'usager',
    narrowing: { usagerIds: [usager.id] },
    session: ACCOUNT,
    now: NOW,
    ...fields,
  })

const participationsOf = (rdv: { id: number }) =>
  db.participation.findMany({ where: { rdvId: rdv.id }, orderBy: { id: 'asc' } })

const countOf = async (rdv: { id: number }) => (await db.rdv.findUniqueOrThrow({ where: { id: rdv.id } })).usagersCount

const changeOf = (outcome: Awaited<ReturnType<typeof enrolInRdv>>) => (outcome.ok ? outcome.change : outcome.reason)

async function aFamily() {
  const responsable = await aUsager()
  return { responsable, proche: await aUsager({ responsibleId: responsable.id, email: null }) }
}

test('a usager enrols, is counted, is told and becomes known to the organisation', async () => {
  const rdv = await aCollectif({ maxParticipantsCount: 5 })
  const usager = await aUsager()

  assert.equal(changeOf(await enrol(rdv, usager)), 'enrolled')

  const [participation] = await participationsOf(rdv)
  assert.deepEqual([participation?.usagerId, participation?.status, await countOf(rdv)], [usager.id, 'unknown', 1])
  const evenement = await db.evenement.findFirstOrThrow({ where: { rdvId: rdv.id } })
  assert.deepEqual(
    [evenement.name, evenement.payload],
    ['participation.booked', { participationIds: [participation?.id] }],
  )
  assert.equal(await db.usagerProfile.count({ where: { usagerId: usager.id, organisationId: rdv.organisationId } }), 1)
})

test('enrolling twice counts once', async () => {
  const rdv = await aCollectif({ maxParticipantsCount: 1 })
  const usager = await aUsager()

  const outcomes = await Promise.all([enrol(rdv, usager), enrol(rdv, usager)])

  assert.deepEqual(outcomes.map(changeOf).sort(), ['already', 'enrolled'])
  assert.equal(await db.evenement.count({ where: { rdvId: rdv.id } }), 1)
})

test('fifty usagers want the last three seats', async () => {
  const rdv = await aCollectif({ maxParticipantsCount: 3 })
  const usagers = await Promise.all(Array.from({ length: 50 }, () => aUsager()))

  const outcomes = await Promise.all(usagers.map((usager) => enrol(rdv, usager)))

  assert.equal(outcomes.filter(({ ok }) => ok).length, 3)
  assert.equal(outcomes.filter((outcome) => changeOf(outcome) === 'complet').length, 47)
  assert.equal(await countOf(rdv), 3)
})

test('the database refuses one participation too many, whoever writes it', async () => {
  const rdv = await aCollectif({ maxParticipantsCount: 1, usagerIds: [(await aUsager()).id] })
  const one = { rdvId: rdv.id, usagerId: (await aUsager()).id, createdByType: 'agent' as const }

  await assert.rejects(db.participation.create({ data: one }), /rdvs_seats/)
})

test('a rdv that an agent overbooked is full for those who enrol', async () => {
  const rdv = await aCollectif({ maxParticipantsCount: 1, overbooked: true, usagerIds: [(await aUsager()).id] })

  assert.equal(changeOf(await enrol(rdv, await aUsager())), 'complet')
})

test('another member of the family takes the place without needing a seat', async () => {
  const { responsable, proche } = await aFamily()
  const rdv = await aCollectif({ maxParticipantsCount: 1, usagerIds: [responsable.id] })

  assert.equal(changeOf(await enrol(rdv, proche, { actor: anActor(responsable) })), 'replaced')

  assert.deepEqual(
    (await participationsOf(rdv)).map(({ usagerId }) => usagerId),
    [proche.id],
  )
  assert.equal(await countOf(rdv), 1)
})

test('several of the family come: nobody else is put in their place, and nothing is deleted', async () => {
  const { responsable, proche } = await aFamily()
  const other = await aUsager({ responsibleId: responsable.id, email: null })
  const rdv = await aCollectif({ maxParticipantsCount: 5, usagerIds: [proche.id, other.id] })
  const before = await participationsOf(rdv)

  assert.equal(changeOf(await enrol(rdv, responsable)), 'plusieurs-personnes')
  assert.equal(changeOf(await enrol(rdv, other, { actor: anActor(responsable) })), 'already')
  const prescribed = { session: null, booker: 'prescripteur' } as const
  assert.equal(changeOf(await enrol(rdv, responsable, prescribed)), 'plusieurs-personnes')
  assert.deepEqual(await participationsOf(rdv), before)
})

test('who came by a code takes the place of nobody', async () => {
  const { responsable, proche } = await aFamily()
  const rdv = await aCollectif({ usagerIds: [proche.id] })
  const session = { ...CODE, procheIds: [proche.id] }

  assert.equal(changeOf(await enrol(rdv, responsable, { session })), 'compte-demande')
})

test('who had withdrawn comes back, if a seat is left', async () => {
  const usager = await aUsager()
  const rdv = await aCollectif({ maxParticipantsCount: 1, usagerIds: [usager.id] })
  const withdrawal = { rdvId: rdv.id, by: await anAccountOf(usager), actor: anActor(usager), now: NOW }

  assert.deepEqual(await leaveRdv(withdrawal), { ok: true })
  assert.equal(changeOf(await enrol(rdv, usager)), 'reinstated')
  await leaveRdv(withdrawal)
  await enrol(rdv, await aUsager())
  assert.equal(changeOf(await enrol(rdv, usager)), 'complet')
})

test('in an individual rdv, only another member of the family already expected may come', async () => {
  const { responsable, proche } = await aFamily()
  const rdv = await aRdv({ usagerIds: [responsable.id] })

  assert.equal(changeOf(await enrol(rdv, await aUsager())), 'rdv-introuvable')
  assert.equal(changeOf(await enrol(rdv, proche, { actor: anActor(responsable) })), 'replaced')
})

test('one enrols oneself and one’s proches only', async () => {
  const rdv = await aCollectif()
  const stranger = await aUsager()

  assert.equal(changeOf(await enrol(rdv, stranger, { actor: anActor(await aUsager()) })), 'usager-hors-famille')
})

test('what is not open is refused, each for its reason', async () => {
  const usager = await aUsager()
  const disabled = await aCollectif()
  const lieu = await db.lieu.create({
    data: {
      name: 'Fermé',
      address: 'Arras',
      latitude: 50,
      longitude: 2,
      organisationId: disabled.organisationId,
      availability: 'disabled',
    },
  })
  await db.rdv.update({ where: { id: disabled.id }, data: { lieuId: lieu.id } })
  const expected = [
    [await aCollectif({}, { deletedAt: new Date('2027-02-01') }), 'motif-ferme'],
    [await aCollectif({}, { bookableBy: 'agents_and_prescripteurs' }), 'motif-ferme'],
    [await aCollectif({ status: 'revoked' }), 'rdv-annule'],
    [await aCollectif({ startsAt: new Date('2027-03-01T08:00:00Z') }), 'delai-depasse'],
    [await aCollectif({ startsAt: new Date('2027-03-01T09:20:00Z') }), 'delai-depasse'],
    [await aCollectif({ startsAt: new Date('2027-09-01T09:20:00Z') }), 'delai-depasse'],
    [disabled, 'lieu-ferme'],
    [{ id: 987654 }, 'rdv-introuvable'],
  ] as const

  for (const [rdv, reason] of expected) assert.equal(changeOf(await enrol(rdv, usager)), reason)
})

test('a proche named for a rdv collectif is made with the participation, once', async () => {
  const rdv = await aCollectif({ maxParticipantsCount: 3 })
  const usager = await aUsager()
  const named = { firstName: 'Inès', lastName: 'Faure', birthDate: new Date('2020-03-02') }

  const outcomes = await Promise.all([1, 2].map(() => enrol(rdv, usager, { usagerIds: [], named, session: CODE })))

  const [ines, ...others] = await db.usager.findMany({ where: { responsibleId: usager.id } })
  assert.deepEqual(outcomes.map(changeOf).sort(), ['already', 'enrolled'])
  assert.deepEqual(others, [])
  assert.deepEqual(
    (await participationsOf(rdv)).map(({ usagerId }) => usagerId),
    [ines?.id],
  )
})
