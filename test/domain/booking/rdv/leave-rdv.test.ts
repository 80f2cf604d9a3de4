import assert from 'node:assert/strict'
import { test } from 'node:test'
import '#test/support/database.ts'
import { usagerActorOf } from '#domain/actor/usager-actor.ts'
import { leaveRdv } from '#domain/booking/rdv/leave-rdv.ts'
import { db } from '#infra/db.ts'
import { anAccountOf } from '#test/support/acting.ts'
import { anActor, NOW, paris } from '#test/support/bookable.ts'
import { aMotif, aRdv, aUsager } from '#test/support/factories.ts'
import { CODE } from '#test/support/judged.ts'

const byUsager = async (rdv: { id: number }, usager: { id: number }, now = NOW) =>
  leaveRdv({ rdvId: rdv.id, by: await anAccountOf(usager), actor: anActor(usager), now })

const read = (rdv: { id: number }) =>
  db.rdv.findUniqueOrThrow({
    where: { id: rdv.id },
    include: { participations: { orderBy: { id: 'asc' } }, agents: true, filesAttente: true },
  })

const evenementsOf = async (rdv: { id: number }) =>
  (await db.evenement.findMany({ where: { rdvId: rdv.id } })).map(({ name, payload }) => ({ name, payload }))

test('a usager cancels: excused with his participation, his agent free, nobody waiting any more', async () => {
  const usager = await aUsager()
  const rdv = await aRdv({ usagerIds: [usager.id] })
  await db.fileAttente.create({ data: { rdvId: rdv.id, usagerId: usager.id } })

  assert.deepEqual(await byUsager(rdv, usager), { ok: true })

  const { status, cancelledAt, sequence, participations, agents, filesAttente } = await read(rdv)
  assert.deepEqual([status, cancelledAt?.toISOString(), sequence], ['excused', '2027-03-01T09:00:00.000Z', 1])
  assert.deepEqual(
    participations.map((one) => one.status),
    ['excused'],
  )
  assert.deepEqual(
    agents.map(({ busy, exclusive }) => ({ busy, exclusive })),
    [{ busy: false, exclusive: false }],
  )
  assert.equal(filesAttente.length, 0)
})

test('a cancelled rdv is told once, with the participations that ended', async () => {
  const usager = await aUsager()
  const rdv = await aRdv({ usagerIds: [usager.id] })

  const outcomes = await Promise.all([byUsager(rdv, usager), byUsager(rdv, usager), byUsager(rdv, usager)])

  assert.deepEqual(outcomes.filter(({ ok }) => ok).length, 1)
  const participationIds = rdv.participations.map(({ id }) => id)
  assert.deepEqual(await evenementsOf(rdv), [
    { name: 'rdv.cancelled', payload: { status: 'excused', participationIds } },
  ])
})

test('a responsable cancels the rdv of his proche', async () => {
  const responsable = await aUsager()
  const proche = await aUsager({ responsibleId: responsable.id, email: null })
  const rdv = await aRdv({ usagerIds: [proche.id] })

  assert.deepEqual(await byUsager(rdv, responsable), { ok: true })
})

test('with another family, only his own participation is excused and the rdv goes on', async () => {
  const [usager, other] = [await aUsager(), await aUsager()]
  const rdv = await aRdv({ usagerIds: [usager.id, other.id] })
  for (const usagerId of [usager.id, other.id]) await db.fileAttente.create({ data: { rdvId: rdv.id, usagerId } })

  assert.deepEqual(await byUsager(rdv, usager), { ok: true })

  const { status, participations, usagersCount, filesAttente } = await read(rdv)
  assert.deepEqual(
    filesAttente.map(({ usagerId }) => usagerId),
    [other.id],
  )
  assert.deepEqual([status, usagersCount], ['unknown', 1])
  assert.deepEqual(
    participations.map((one) => one.status),
    ['excused', 'unknown'],
  )
  const ours = participations.filter(({ usagerId }) => usagerId === usager.id).map(({ id }) => id)
  assert.deepEqual(await evenementsOf(rdv), [{ name: 'participation.cancelled', payload: { participationIds: ours } }])
})

test('when the last family leaves, the rdv is excused', async () => {
  const [usager, other] = [await aUsager(), await aUsager()]
  const rdv = await aRdv({ usagerIds: [usager.id, other.id] })

  await byUsager(rdv, usager)
  await byUsager(rdv, other)

  assert.equal((await read(rdv)).status, 'excused')
})

test('the deed asks the rule again, with its own clock: nothing is found, closed or too late', async () => {
  const usager = await aUsager()
  const rdvOf = async (motif: Parameters<typeof aMotif>[0]) =>
    aRdv({ motifId: (await aMotif(motif)).id, usagerIds: [usager.id] })
  const ours = await aRdv({ usagerIds: [usager.id] })
  const refused = [
    [await aRdv(), NOW, 'rdv-introuvable'],
    [await rdvOf({ visibilityType: 'invisible' }), NOW, 'rdv-introuvable'],
    [{ id: 987654 }, NOW, 'rdv-introuvable'],
    [await rdvOf({ rdvsCancellableByUsager: false }), NOW, 'annulation-fermee'],
    [ours, paris('2027-03-02T05:30'), 'trop-tard'],
  ] as const

  for (const [rdv, now, reason] of refused) assert.deepEqual(await byUsager(rdv, usager, now), { ok: false, reason })
  assert.deepEqual(await byUsager(ours, usager, paris('2027-03-02T05:29:59')), { ok: true })
})

test('a rdv collectif is left once, and goes on', async () => {
  const usager = await aUsager()
  const rdv = await aRdv({ motifId: (await aMotif({ collectif: true })).id, usagerIds: [usager.id] })

  assert.deepEqual(await byUsager(rdv, usager), { ok: true })
  assert.deepEqual(await byUsager(rdv, usager), { ok: false, reason: 'deja-annule' })
  assert.equal((await read(rdv)).status, 'unknown')
})

test('a responsable waits while one of his proches still comes', async () => {
  const responsable = await aUsager()
  const proche = { responsibleId: responsable.id, email: null }
  const [leo, ines] = [await aUsager(proche), await aUsager(proche)]
  const rdv = await aRdv({ usagerIds: [leo.id, ines.id] })
  await db.fileAttente.create({ data: { rdvId: rdv.id, usagerId: responsable.id } })
  const waiting = async () => (await read(rdv)).filesAttente.length
  const ofLeo = usagerActorOf({ id: responsable.id, procheIds: [] }, { ...CODE, rdvIds: [rdv.id], procheIds: [leo.id] })

  assert.deepEqual(await leaveRdv({ rdvId: rdv.id, by: ofLeo, actor: anActor(responsable), now: NOW }), { ok: true })
  const afterOne = await waiting()
  await byUsager(rdv, responsable)

  assert.deepEqual([afterOne, await waiting()], [1, 0])
})
