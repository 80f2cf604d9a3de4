import assert from 'node:assert/strict'
import { test } from 'node:test'
import '#test/support/database.ts'
import { emptyWaitingRooms } from '#domain/booking/rdv/empty-waiting-rooms.ts'
import { enterWaitingRoom } from '#domain/booking/rdv/enter-waiting-room.ts'
import { db } from '#infra/db.ts'
import { anAgentOf } from '#test/support/acting.ts'
import { paris } from '#test/support/bookable.ts'
import { aMotif, anAgent, anOrganisation, aRdv, aTerritoire } from '#test/support/factories.ts'

/** The rdv is on 2027-03-02 at 9:30. */
const ARRIVED = paris('2027-03-02T09:20')

async function aRdvWith(territoire: Parameters<typeof aTerritoire>[0], fields: Parameters<typeof aRdv>[0] = {}) {
  const organisation = await anOrganisation({ territoireId: (await aTerritoire(territoire)).id })
  return aRdv({ motifId: (await aMotif({ organisationId: organisation.id })).id, ...fields })
}

const enter = async (rdv: { id: number }, now = ARRIVED) =>
  enterWaitingRoom({ rdvId: rdv.id, actor: await anAgentOf(rdv), now })

const markOf = async ({ id }: { id: number }) =>
  (await db.rdv.findUniqueOrThrow({ where: { id } })).waitingRoomAt?.toISOString() ?? null

const evenementsOf = async ({ id }: { id: number }) =>
  (await db.evenement.findMany({ where: { rdvId: id } })).map(({ name }) => name)

test('the usager is there: said once, with who said it in the history', async () => {
  const rdv = await aRdvWith({ enableWaitingRoomColorField: true })
  const actor = await anAgentOf(rdv)

  const outcomes = await Promise.all([enter(rdv), enter(rdv, paris('2027-03-02T09:21'))])

  assert.deepEqual(outcomes, [{ ok: true }, { ok: true }])
  assert.match((await markOf(rdv)) ?? '', /^2027-03-02T08:2[01]/)
  assert.deepEqual(await evenementsOf(rdv), ['rdv.usager-arrived'])
  const versions = await db.version.findMany({ where: { itemType: 'rdvs', itemId: rdv.id, event: 'update' } })
  assert.deepEqual(
    versions.map(({ actorId, objectChanges }) => [actorId, Object.keys(objectChanges ?? {})]),
    [[actor.id, ['waiting_room_at']]],
  )
})

test('not on another day, not of a rdv that has a status, not where the territoire has no use for it, not by a stranger', async () => {
  const options = { enableWaitingRoomMailField: true }
  const [rdv, seen, without] = [
    await aRdvWith(options),
    await aRdvWith(options, { status: 'seen' }),
    await aRdvWith({}),
  ]
  const stranger = { type: 'agent', id: (await anAgent()).id, name: 'X' } as const

  assert.deepEqual(await enter(rdv, paris('2027-03-01T23:59')), { ok: false, reason: 'pas-aujourd-hui' })
  assert.deepEqual(await enter(rdv, paris('2027-03-03T00:00')), { ok: false, reason: 'pas-aujourd-hui' })
  assert.deepEqual(await enter(seen), { ok: false, reason: 'deja-un-statut' })
  assert.deepEqual(await enter(without), { ok: false, reason: 'sans-salle-d-attente' })
  assert.deepEqual(await enterWaitingRoom({ rdvId: rdv.id, actor: stranger, now: ARRIVED }), {
    ok: false,
    reason: 'pas-le-sien',
  })
  assert.deepEqual(await enter({ id: 999_999 }), { ok: false, reason: 'rdv-introuvable' })
  assert.deepEqual([await markOf(rdv), await markOf(seen), await markOf(without)], [null, null, null])
})

test('rooms are empty from 21:30 on, on the clock of each territoire', async () => {
  const mark = { enableWaitingRoomColorField: true }
  const waitingRoomAt = new Date(ARRIVED.epochMilliseconds)
  const here = await aRdvWith(mark, { waitingRoomAt })
  const martinique = await aRdvWith({ ...mark, timeZone: 'America/Martinique' }, { waitingRoomAt })

  await emptyWaitingRooms(paris('2027-03-02T21:29'))
  const before = await markOf(here)
  await emptyWaitingRooms(paris('2027-03-02T21:30'))

  assert.ok(before)
  assert.equal(await markOf(here), null)
  assert.ok(await markOf(martinique))
  await emptyWaitingRooms(paris('2027-03-03T02:30'))
  assert.equal(await markOf(martinique), null)
})
