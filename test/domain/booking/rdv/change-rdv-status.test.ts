import assert from 'node:assert/strict'
import { test } from 'node:test'
import '#test/support/database.ts'
import { warningKey } from '#domain/booking/check/rdv-check.ts'
import { changeRdvStatus, type RdvStatusChange } from '#domain/booking/rdv/change-rdv-status.ts'
import { db } from '#infra/db.ts'
import { anAgentOf } from '#test/support/acting.ts'
import { NOW, paris } from '#test/support/bookable.ts'
import { aMotif, anAgent, aRdv, aUsager } from '#test/support/factories.ts'

/** The rdv is on 2027-03-02 at 9:30: its outcome is said once it began. */
const AFTER = paris('2027-03-02T10:30')

const change = async (rdv: { id: number }, fields: Partial<RdvStatusChange>) =>
  changeRdvStatus({
    rdvId: rdv.id,
    from: 'unknown',
    status: 'seen',
    actor: await anAgentOf(rdv),
    now: AFTER,
    ...fields,
  })

const cancel = (rdv: { id: number }) => change(rdv, { status: 'revoked', now: NOW })

const read = (rdv: { id: number }) =>
  db.rdv.findUniqueOrThrow({
    where: { id: rdv.id },
    include: { participations: { orderBy: { id: 'asc' } }, agents: true },
  })

const statusesOf = async (rdv: { id: number }) => {
  const { status, participations } = await read(rdv)
  return [status, ...participations.map((one) => one.status)]
}

const evenementsOf = async (rdv: { id: number }) =>
  (await db.evenement.findMany({ where: { rdvId: rdv.id }, orderBy: { id: 'asc' } })).map(({ name, payload }) => ({
    name,
    payload,
  }))

test('a rdv took place: so did the participations without outcome, and only those', async () => {
  const [here, excused] = [await aUsager(), await aUsager()]
  const rdv = await aRdv({ usagerIds: [here.id, excused.id] })
  await db.participation.updateMany({ where: { usagerId: excused.id }, data: { status: 'excused' } })

  assert.deepEqual(await change(rdv, { status: 'seen' }), { ok: true })

  assert.deepEqual(await statusesOf(rdv), ['seen', 'seen', 'excused'])
  assert.equal((await read(rdv)).cancelledAt, null)
})

test('nobody came: the rdv keeps the time of its agent and has a cancellation date', async () => {
  const rdv = await aRdv()

  assert.deepEqual(await change(rdv, { status: 'noshow' }), { ok: true })

  const { cancelledAt, agents } = await read(rdv)
  assert.equal(cancelledAt?.getTime(), AFTER.epochMilliseconds)
  assert.deepEqual(
    agents.map(({ busy, exclusive }) => ({ busy, exclusive })),
    [{ busy: true, exclusive: true }],
  )
})

test('the same outcome twice is written and told once', async () => {
  const rdv = await aRdv()

  const outcomes = await Promise.all([change(rdv, {}), change(rdv, {}), change(rdv, {})])

  assert.ok(outcomes.every(({ ok }) => ok))
  const payload = { from: 'unknown', status: 'seen', participationIdsBack: [] }
  assert.deepEqual(await evenementsOf(rdv), [{ name: 'rdv.status-changed', payload }])
})

test('of two agents who say otherwise at once, the second is told that the status changed', async () => {
  const rdv = await aRdv()

  const outcomes = await Promise.all([change(rdv, { status: 'seen' }), change(rdv, { status: 'noshow' })])

  assert.deepEqual(
    outcomes.filter(({ ok }) => !ok),
    [{ ok: false, reason: 'statut-change' }],
  )
})

test('a cancelled rdv comes back with all its participations, its agent busy again, and is told again', async () => {
  const rdv = await aRdv()
  await cancel(rdv)

  assert.deepEqual(await change(rdv, { from: 'revoked', status: 'unknown' }), { ok: true })

  const { agents, cancelledAt } = await read(rdv)
  assert.deepEqual(await statusesOf(rdv), ['unknown', 'unknown'])
  assert.equal(cancelledAt, null)
  assert.deepEqual(
    agents.map(({ busy, exclusive }) => ({ busy, exclusive })),
    [{ busy: true, exclusive: true }],
  )
  const participationIdsBack = rdv.participations.map(({ id }) => id)
  const payload = { from: 'revoked', status: 'unknown', participationIdsBack }
  assert.deepEqual((await evenementsOf(rdv)).at(-1), { name: 'rdv.status-changed', payload })
})

test('when its time was given to another rdv, it comes back only if the agent accepts the overlap', async () => {
  const motif = await aMotif()
  const agentIds = [(await anAgent({ organisationId: motif.organisationId })).id]
  const rdv = await aRdv({ motifId: motif.id, agentIds })
  await cancel(rdv)
  const other = await aRdv({ motifId: motif.id, agentIds })

  const back = { from: 'revoked', status: 'unknown' } as const
  const warned = await change(rdv, back)
  assert.ok(!warned.ok && warned.reason === 'a-verifier')
  assert.deepEqual(
    warned.warnings.map(({ name }) => name),
    ['overlapping-rdv'],
  )
  assert.deepEqual(await statusesOf(rdv), ['revoked', 'revoked'])

  assert.deepEqual(await change(rdv, { ...back, confirmed: warned.warnings.map(warningKey) }), { ok: true })
  assert.deepEqual(
    (await read(rdv)).agents.map(({ busy, exclusive }) => ({ busy, exclusive })),
    [{ busy: true, exclusive: false }],
  )
  assert.equal((await read(other)).agents[0]?.exclusive, true)
})

test('a rdv collectif whose seats were taken meanwhile comes back all the same: an agent is never limited', async () => {
  const motif = await aMotif({ collectif: true })
  const usagers = [await aUsager(), await aUsager()]
  const rdv = await aRdv({ motifId: motif.id, maxParticipantsCount: 1, overbooked: true, usagerIds: usagers.map(idOf) })
  await cancel(rdv)
  await db.rdv.update({ where: { id: rdv.id }, data: { overbooked: false } })

  const back = { from: 'revoked', status: 'unknown' } as const
  assert.deepEqual(await change(rdv, back), { ok: true })

  assert.deepEqual(await statusesOf(rdv), ['unknown', 'unknown', 'unknown'])
})

test('a rdv that was made again meanwhile does not come back', async () => {
  const rdv = await aRdv()
  await cancel(rdv)
  const again = await aRdv({
    motifId: rdv.motifId,
    agentIds: rdv.agents.map(({ agentId }) => agentId),
    usagerIds: rdv.participations.map(({ usagerId }) => usagerId),
  })

  assert.deepEqual(await change(rdv, { from: 'revoked', status: 'unknown' }), {
    ok: false,
    reason: 'rdv-en-double',
    same: { name: 'duplicate-rdv', rdvId: again.id },
  })
})

test('a rdv collectif is never an absence, a cancelled rdv never took place, and none that is gone changes', async () => {
  const collectif = await aRdv({ motifId: (await aMotif({ collectif: true })).id })
  const cancelled = await aRdv({ status: 'excused' })

  const impossible = { ok: false, reason: 'statut-impossible' }
  assert.deepEqual(await change(collectif, { status: 'noshow' }), impossible)
  assert.deepEqual(await change(cancelled, { from: 'excused', status: 'seen' }), impossible)
  assert.deepEqual(await change({ id: 999_999 }, {}), { ok: false, reason: 'rdv-introuvable' })
})

test('an absence before the hour, and an outcome before the day, are refused by the deed as by the page', async () => {
  const rdv = await aRdv()
  const sameMorning = paris('2027-03-02T09:00')

  assert.deepEqual(await change(rdv, { status: 'noshow', now: sameMorning }), { ok: false, reason: 'pas-commence' })
  assert.deepEqual(await change(rdv, { status: 'seen', now: NOW }), { ok: false, reason: 'statut-impossible' })
  assert.deepEqual(await statusesOf(rdv), ['unknown', 'unknown'])
})

const idOf = ({ id }: { id: number }) => id

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
