import assert from 'node:assert/strict'
import { test } from 'node:test'
import '#test/support/database.ts'
import { changeRdvStatus } from '#domain/booking/rdv/change-rdv-status.ts'
import { leaveRdv } from '#domain/booking/rdv/leave-rdv.ts'
import { db } from '#infra/db.ts'
import { anAccountOf, anAgentOf } from '#test/support/acting.ts'
import { anActor, NOW, paris } from '#test/support/bookable.ts'
import { aMotif, aRdv, aUsager } from '#test/support/factories.ts'

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

test('strictly more than four hours are needed', async () => {
  const usager = await aUsager()
  const rdv = await aRdv({ usagerIds: [usager.id] })

  assert.deepEqual(await byUsager(rdv, usager, paris('2027-03-02T05:30')), { ok: false, reason: 'trop-tard' })
  assert.deepEqual(await byUsager(rdv, usager, paris('2027-03-02T05:29:59')), { ok: true })
})

test("another usager's rdv, an invisible one and one that does not exist are not found", async () => {
  const usager = await aUsager()
  const hidden = await aRdv({
    motifId: (await aMotif({ visibilityType: 'invisible' })).id,
    usagerIds: [usager.id],
  })

  for (const rdv of [await aRdv(), hidden, { id: 987654 }])
    assert.deepEqual(await byUsager(rdv, usager), { ok: false, reason: 'rdv-introuvable' })
})

test('a motif may refuse cancellations online', async () => {
  const usager = await aUsager()
  const motif = await aMotif({ rdvsCancellableByUsager: false })
  const rdv = await aRdv({ motifId: motif.id, usagerIds: [usager.id] })

  assert.deepEqual(await byUsager(rdv, usager), { ok: false, reason: 'annulation-fermee' })
})

test('an agent revokes a rdv: participations already excused stay so and are not told', async () => {
  const rdv = await aRdv({ usagerIds: [(await aUsager()).id, (await aUsager()).id] })
  const [excused, waiting] = rdv.participations
  assert.ok(excused && waiting)
  await db.participation.update({ where: { id: excused.id }, data: { status: 'excused' } })

  const outcome = await changeRdvStatus({
    rdvId: rdv.id,
    from: 'unknown',
    status: 'revoked',
    actor: await anAgentOf(rdv),
    now: NOW,
  })

  assert.deepEqual(outcome, { ok: true })
  const { status, participations, usagersCount } = await read(rdv)
  assert.deepEqual([status, usagersCount], ['revoked', 0])
  assert.deepEqual(
    participations.map((one) => one.status),
    ['excused', 'revoked'],
  )
  assert.deepEqual(await evenementsOf(rdv), [
    { name: 'rdv.cancelled', payload: { status: 'revoked', participationIds: [waiting.id] } },
  ])
})

test('a rdv collectif is revoked, never excused', async () => {
  const rdv = await aRdv({ motifId: (await aMotif({ collectif: true })).id })
  const cancellation = { rdvId: rdv.id, from: 'unknown', actor: await anAgentOf(rdv), now: NOW } as const

  const reason = 'statut-impossible'
  assert.deepEqual(await changeRdvStatus({ ...cancellation, status: 'excused' }), { ok: false, reason })
  assert.deepEqual(await changeRdvStatus({ ...cancellation, status: 'revoked' }), { ok: true })
  assert.deepEqual(await changeRdvStatus({ ...cancellation, status: 'revoked' }), { ok: false, reason: 'deja-annule' })
})

test('a rdv whose status changed since it was shown is not cancelled', async () => {
  const rdv = await aRdv({ status: 'seen' })
  const cancellation = { rdvId: rdv.id, status: 'revoked', actor: await anAgentOf(rdv), now: NOW } as const

  const stale = await changeRdvStatus({ ...cancellation, from: 'unknown' })

  assert.deepEqual(stale, { ok: false, reason: 'statut-change' })
  assert.equal((await read(rdv)).status, 'seen')
  assert.deepEqual(await evenementsOf(rdv), [])
  const reason = 'statut-impossible'
  assert.deepEqual(await changeRdvStatus({ ...cancellation, from: 'seen' }), { ok: false, reason })
})

test('an agent who cannot change the rdv does not cancel it', async () => {
  const rdv = await aRdv()
  const neighbour = await anAgentOf(await aRdv())
  const gone = { ...neighbour, id: 987654 }

  for (const actor of [neighbour, gone]) {
    const refused = await changeRdvStatus({ rdvId: rdv.id, from: 'unknown', status: 'revoked', actor, now: NOW })
    assert.deepEqual(refused, { ok: false, reason: 'pas-le-sien' })
  }
  assert.equal((await read(rdv)).status, 'unknown')
})
