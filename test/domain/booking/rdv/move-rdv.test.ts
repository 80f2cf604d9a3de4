import assert from 'node:assert/strict'
import { test } from 'node:test'
import '#test/support/database.ts'
import { moveRdv } from '#domain/booking/rdv/move-rdv.ts'
import { db } from '#infra/db.ts'
import { anAccountOf } from '#test/support/acting.ts'
import { anActor, anOffer, paris } from '#test/support/bookable.ts'
import { anAgent, aRdv, aUsager } from '#test/support/factories.ts'

const TEN_DAYS_BEFORE = paris('2027-02-20T10:00')

/** A rdv at 9:00 with the first agent of the offer. */
async function aMovableRdv(offered: Parameters<typeof anOffer>[0] = {}) {
  const offer = await anOffer(offered)
  const usager = await aUsager()
  const at = { startsAt: new Date('2027-03-02T08:00:00Z'), lieuId: offer.lieu.id }
  const agentIds = offer.agentIds.slice(0, 1)
  return { offer, usager, rdv: await aRdv({ motifId: offer.motif.id, usagerIds: [usager.id], agentIds, ...at }) }
}

const to = async (
  wallClock: string,
  { rdv, usager }: { rdv: { id: number }; usager: { id: number } },
  now = TEN_DAYS_BEFORE,
) => moveRdv({ rdvId: rdv.id, by: await anAccountOf(usager), startsAt: paris(wallClock), actor: anActor(usager), now })

const read = ({ id }: { id: number }) => db.rdv.findUniqueOrThrow({ where: { id }, include: { agents: true } })

test('a rdv moves, its agent is busy at the new time and free at the old one', async () => {
  const moved = await aMovableRdv()

  assert.deepEqual(await to('2027-03-02T10:00', moved), { ok: true })

  const rdv = await read(moved.rdv)
  assert.deepEqual([rdv.startsAt.toISOString(), rdv.sequence], ['2027-03-02T09:00:00.000Z', 1])
  assert.deepEqual(
    rdv.agents.map(({ agentId, startsAt, exclusive }) => ({ agentId, startsAt: startsAt.toISOString(), exclusive })),
    [{ agentId: moved.offer.agentIds[0], startsAt: '2027-03-02T09:00:00.000Z', exclusive: true }],
  )
})

test('the evenement says where it was and which agents changed', async () => {
  const moved = await aMovableRdv({ agents: 2 })
  const [first = 0, second = 0] = moved.offer.agentIds
  await aRdv({ agentIds: [first], startsAt: new Date('2027-03-02T09:00:00Z') })

  assert.deepEqual(await to('2027-03-02T10:00', moved), { ok: true })

  const evenement = await db.evenement.findFirstOrThrow({ where: { rdvId: moved.rdv.id } })
  assert.equal(evenement.name, 'rdv.moved')
  assert.deepEqual(evenement.payload, {
    previousStartsAt: '2027-03-02T08:00:00.000Z',
    previousEndsAt: '2027-03-02T08:30:00.000Z',
    previousLieuId: moved.offer.lieu.id,
    agentIdsKept: [],
    agentIdsAdded: [second],
    agentIdsRemoved: [first],
  })
})

test('an agent busy at the old time of the rdv may receive it at the new one', async () => {
  const moved = await aMovableRdv({ agents: 2 })
  const [first = 0, second = 0] = moved.offer.agentIds
  await aRdv({ agentIds: [second], startsAt: new Date('2027-03-02T08:00:00Z') })
  await aRdv({ agentIds: [first], startsAt: new Date('2027-03-02T09:30:00Z') })

  assert.deepEqual(await to('2027-03-02T10:30', moved), { ok: true })

  assert.deepEqual(
    (await read(moved.rdv)).agents.map(({ agentId }) => agentId),
    [second],
  )
})

test('the rdv keeps its own duration', async () => {
  const moved = await aMovableRdv()
  await db.rdv.update({ where: { id: moved.rdv.id }, data: { endsAt: new Date('2027-03-02T09:00:00Z') } })

  assert.deepEqual(await to('2027-03-02T11:15', moved), { ok: false, reason: 'non-propose' })
  assert.deepEqual(await to('2027-03-02T11:00', moved), { ok: true })
  assert.equal((await read(moved.rdv)).endsAt.toISOString(), '2027-03-02T11:00:00.000Z')
})

test('a rdv moves by less than its own length, unless another of its agent is at that time', async () => {
  const [free, busy] = [await aMovableRdv(), await aMovableRdv()]
  const at = { startsAt: busy.rdv.startsAt, endsAt: busy.rdv.endsAt, exclusive: false }
  await aRdv({ agentIds: busy.offer.agentIds, ...at })

  assert.deepEqual(await to('2027-03-02T09:15', free), { ok: true })
  assert.deepEqual(await to('2027-03-02T09:15', busy), { ok: false, reason: 'creneau-pris' })
  assert.equal((await read(free.rdv)).startsAt.toISOString(), '2027-03-02T08:15:00.000Z')
})

test('the same move twice counts once', async () => {
  const moved = await aMovableRdv()

  const outcomes = await Promise.all([to('2027-03-02T10:00', moved), to('2027-03-02T10:00', moved)])

  assert.deepEqual(outcomes, [{ ok: true }, { ok: true }])
  assert.equal(await db.evenement.count({ where: { rdvId: moved.rdv.id } }), 1)
})

test('strictly more than 48 hours are needed', async () => {
  const moved = await aMovableRdv()

  assert.deepEqual(await to('2027-03-02T10:00', moved, paris('2027-02-28T09:00')), { ok: false, reason: 'trop-tard' })
  assert.deepEqual(await to('2027-03-02T10:00', moved, paris('2027-02-28T08:59:59')), { ok: true })
})

test('a motif may refuse moves online', async () => {
  const moved = await aMovableRdv({ motif: { rdvsEditableByUsager: false } })

  assert.deepEqual(await to('2027-03-02T10:00', moved), { ok: false, reason: 'deplacement-ferme' })
})

test('a rdv with several agents is moved by agents only', async () => {
  const moved = await aMovableRdv()
  const { id } = await anAgent()
  const { startsAt, endsAt } = moved.rdv
  await db.agentsRdv.create({ data: { rdvId: moved.rdv.id, agentId: id, startsAt, endsAt } })

  assert.deepEqual(await to('2027-03-02T10:00', moved), { ok: false, reason: 'deplacement-ferme' })
})

test('a rdv shared with another family is moved by agents only', async () => {
  const moved = await aMovableRdv()
  const { id } = await aUsager()
  await db.participation.create({ data: { rdvId: moved.rdv.id, usagerId: id, createdByType: 'agent' } })

  assert.deepEqual(await to('2027-03-02T10:00', moved), { ok: false, reason: 'autre-famille' })
})

test("another usager's rdv is not found, a cancelled one is over", async () => {
  const moved = await aMovableRdv()
  const stranger = await aUsager()

  assert.deepEqual(await to('2027-03-02T10:00', { ...moved, usager: stranger }), {
    ok: false,
    reason: 'rdv-introuvable',
  })
  await db.rdv.update({ where: { id: moved.rdv.id }, data: { status: 'revoked', cancelledAt: new Date() } })
  assert.deepEqual(await to('2027-03-02T10:00', moved), { ok: false, reason: 'deja-annule' })
})

test('a rdv taken by an agent is moved like any other, unless its motif was closed since', async () => {
  const moved = await aMovableRdv()
  await db.motif.update({ where: { id: moved.offer.motif.id }, data: { deletedAt: new Date() } })

  assert.deepEqual(await to('2027-03-02T10:00', moved), { ok: false, reason: 'deplacement-ferme' })
})

test('many rdvs moved to one start: one gets it', async () => {
  const offer = await anOffer({ plage: { startTime: '08:00', endTime: '20:00' } })
  const waiting = await Promise.all(
    Array.from({ length: 8 }, async (_, at) => {
      const usager = await aUsager()
      const startsAt = new Date(Date.parse('2027-03-02T08:00:00Z') + at * 1_800_000)
      const fields = { motifId: offer.motif.id, lieuId: offer.lieu.id, agentIds: offer.agentIds, startsAt }
      return { usager, rdv: await aRdv({ ...fields, usagerIds: [usager.id] }) }
    }),
  )

  const outcomes = await Promise.all(waiting.map((one) => to('2027-03-02T18:00', one)))

  assert.equal(outcomes.filter(({ ok }) => ok).length, 1)
  assert.equal(outcomes.filter((one) => !one.ok && one.reason === 'creneau-pris').length, 7)
})
