import assert from 'node:assert/strict'
import { test } from 'node:test'
import '#test/support/database.ts'
import {
  changeParticipationStatus,
  type ParticipationStatusChange,
} from '#domain/booking/participation/change-participation-status.ts'
import { changeRdvStatus } from '#domain/booking/rdv/change-rdv-status.ts'
import { db } from '#infra/db.ts'
import { anAgentOf } from '#test/support/acting.ts'
import { NOW } from '#test/support/bookable.ts'
import { aMotif, aRdv, aUsager } from '#test/support/factories.ts'

const AFTER = Temporal.Instant.from('2027-03-02T14:00:00+01:00')

/** A rdv collectif with some participants, on 2027-03-02 at 9:30. */
async function aCollectif(count: number, fields: Parameters<typeof aRdv>[0] = {}) {
  const usagers = await Promise.all(Array.from({ length: count }, () => aUsager()))
  const motif = await aMotif({ collectif: true })
  const rdv = await aRdv({ motifId: motif.id, usagerIds: usagers.map(({ id }) => id), ...fields })
  const [first, second, third] = rdv.participations.map(({ id }) => id).sort((a, b) => a - b)
  return { rdv, first: first ?? 0, second: second ?? 0, third: third ?? 0 }
}

const give = async (
  rdv: { id: number },
  participationId: number,
  status: ParticipationStatusChange['status'],
  fields: Partial<ParticipationStatusChange> = {},
) =>
  changeParticipationStatus({
    ...{
      rdvId: rdv.id,
      participationId,
      from: 'unknown',
      status,
      acceptsFull: false,
      actor: await anAgentOf(rdv),
      now: AFTER,
    },
    ...fields,
  })

const statusesOf = async (rdv: { id: number }) => {
  const { status, participations } = await db.rdv.findUniqueOrThrow({
    where: { id: rdv.id },
    include: { participations: { orderBy: { id: 'asc' } } },
  })
  return [status, ...participations.map((one) => one.status)]
}

const evenementsOf = async (rdv: { id: number }) =>
  (await db.evenement.findMany({ where: { rdvId: rdv.id }, orderBy: { id: 'asc' } })).map(({ name }) => name)

test('one who came makes the rdv seen, the others keep their own outcome', async () => {
  const { rdv, first, second } = await aCollectif(3)

  assert.deepEqual(await give(rdv, first, 'noshow'), { ok: true })
  assert.deepEqual(await statusesOf(rdv), ['unknown', 'noshow', 'unknown', 'unknown'])
  assert.deepEqual(await give(rdv, second, 'seen'), { ok: true })

  assert.deepEqual(await statusesOf(rdv), ['seen', 'noshow', 'seen', 'unknown'])
  assert.deepEqual(await evenementsOf(rdv), ['participation.status-changed', 'participation.status-changed'])
})

test('nobody came to a rdv that is over: it is revoked, and seen again once somebody did come', async () => {
  const { rdv, first, second } = await aCollectif(2)

  await give(rdv, first, 'noshow')
  await give(rdv, second, 'noshow')
  assert.deepEqual(await statusesOf(rdv), ['revoked', 'noshow', 'noshow'])
  await give(rdv, first, 'unknown', { from: 'noshow' })
  await give(rdv, first, 'seen')

  assert.deepEqual(await statusesOf(rdv), ['seen', 'seen', 'noshow'])
  const [agent] = await db.agentsRdv.findMany({ where: { rdvId: rdv.id } })
  assert.deepEqual([agent?.busy, agent?.exclusive], [true, true])
})

test('one who comes no more frees a seat and is told, and so when he comes again; the rdv to come stays', async () => {
  const { rdv, first, second } = await aCollectif(2)

  await give(rdv, first, 'excused', { now: NOW })
  await give(rdv, second, 'excused', { now: NOW })
  assert.deepEqual(await statusesOf(rdv), ['unknown', 'excused', 'excused'])
  assert.equal((await db.rdv.findUniqueOrThrow({ where: { id: rdv.id } })).usagersCount, 0)
  await give(rdv, first, 'unknown', { from: 'excused', now: NOW })

  assert.deepEqual(await statusesOf(rdv), ['unknown', 'unknown', 'excused'])
  const names = ['participation.cancelled', 'participation.cancelled', 'participation.booked']
  assert.deepEqual(await evenementsOf(rdv), names)
})

test('the last seat given meanwhile is said before one more comes back', async () => {
  const { rdv, first } = await aCollectif(2, { maxParticipantsCount: 2 })
  await give(rdv, first, 'excused', { now: NOW })
  await db.participation.create({ data: { rdvId: rdv.id, usagerId: (await aUsager()).id, createdByType: 'agent' } })
  const back = { from: 'excused', now: NOW } as const

  const warned = await give(rdv, first, 'unknown', back)
  const accepted = await give(rdv, first, 'unknown', { ...back, acceptsFull: true })

  assert.deepEqual([warned, accepted], [{ ok: false, reason: 'complet' }, { ok: true }])
  const { usagersCount, overbooked } = await db.rdv.findUniqueOrThrow({ where: { id: rdv.id } })
  assert.deepEqual([usagersCount, overbooked], [3, true])
})

test('of two outcomes at once one is kept, and the same one twice is told once', async () => {
  const { rdv, first, second } = await aCollectif(2)

  const different = await Promise.all([give(rdv, first, 'seen'), give(rdv, first, 'noshow')])
  const same = await Promise.all([give(rdv, second, 'noshow'), give(rdv, second, 'noshow')])

  assert.deepEqual(
    different.filter(({ ok }) => !ok),
    [{ ok: false, reason: 'statut-change' }],
  )
  assert.deepEqual(same, [{ ok: true }, { ok: true }])
  assert.equal((await evenementsOf(rdv)).length, 2)
})

test('the last two outcomes of a rdv, given at once, both count for it', async () => {
  for (let turn = 0; turn < 5; turn++) {
    const { rdv, first, second } = await aCollectif(2)

    await Promise.all([give(rdv, first, 'noshow'), give(rdv, second, 'excused')])

    assert.deepEqual(await statusesOf(rdv), ['revoked', 'noshow', 'excused'])
  }
})

test('what an agent may not do is refused', async () => {
  const { rdv, first } = await aCollectif(2)
  const one = await aRdv()
  const cancelled = await aCollectif(1)
  const actor = await anAgentOf(cancelled.rdv)
  await changeRdvStatus({ rdvId: cancelled.rdv.id, from: 'unknown', status: 'revoked', actor, now: NOW })
  await give(rdv, first, 'seen')

  const refused = [
    await give(rdv, first, 'noshow', { from: 'seen' }),
    await give(rdv, first, 'noshow'),
    await give(rdv, 0, 'seen'),
    await give(rdv, one.participations[0]?.id ?? 0, 'seen'),
    await give(one, one.participations[0]?.id ?? 0, 'seen'),
    await give((await aCollectif(1)).rdv, 0, 'seen'),
    await give(cancelled.rdv, cancelled.first, 'unknown', { from: 'revoked', now: NOW }),
  ]

  assert.deepEqual(
    refused.map((outcome) => (outcome.ok ? 'done' : outcome.reason)),
    [
      'statut-impossible',
      'statut-change',
      'participation-introuvable',
      'participation-introuvable',
      'statut-impossible',
      'participation-introuvable',
      'rdv-annule',
    ],
  )
})

test('nobody is absent before the rdv began', async () => {
  const { rdv, first } = await aCollectif(1)

  assert.deepEqual(await give(rdv, first, 'noshow', { now: NOW }), { ok: false, reason: 'statut-impossible' })
})
