import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  findCollectifsAsAgent,
  findFirstByLieuAsAgent,
  findWeekAsAgent,
} from '#domain/booking/creneau/find-creneaux-as-agent.ts'
import { db } from '#infra/db.ts'
import { anOffer, NOW } from '#test/support/bookable.ts'
import { inParis } from '#test/support/creneau-rows.ts'
import { aMotif, aRdv, aTerritoire } from '#test/support/factories.ts'
import { soughtOf } from '#test/support/sought.ts'

test('an agent finds créneaux without delay and through the holds of usagers', async () => {
  const late = { firstDay: new Date('2027-06-15'), lastDay: new Date('2027-06-15'), endTime: '10:00' }
  const { motif, agentIds } = await anOffer({ plage: late, motif: { maxPublicBookingDelay: 7 * 86_400 } })
  const times = { startsAt: new Date('2027-06-15T09:00:00+02:00'), endsAt: new Date('2027-06-15T09:30:00+02:00') }
  const held = { motifId: motif.id, agentId: agentIds[0] ?? 0, sessionDigest: 'nadia', ...times }
  await db.hold.create({ data: { ...held, expiresAt: new Date('2027-03-01T10:05:00+01:00') } })

  const week = await findWeekAsAgent({ motif: await soughtOf(motif), from: '2027-06-14', now: NOW })

  assert.deepEqual(
    week.creneaux.map(({ startsAtMs }) => inParis(startsAtMs)),
    ['2027-06-15T09:00', '2027-06-15T09:30'],
  )
})

test('an agent looks six months ahead and no further', async () => {
  const inSix = await anOffer({ plage: { firstDay: new Date('2027-09-01'), lastDay: new Date('2027-09-01') } })
  const later = await anOffer({ plage: { firstDay: new Date('2027-09-02'), lastDay: new Date('2027-09-02') } })

  const found = await findWeekAsAgent({ motif: await soughtOf(inSix.motif), from: '2027-03-01', now: NOW })
  const none = await findWeekAsAgent({ motif: await soughtOf(later.motif), from: '2027-03-01', now: NOW })

  assert.equal(inParis(found.next ?? 0), '2027-09-01T09:00')
  assert.equal(none.next, null)
})

test('chosen agents and members of chosen teams are searched, and a choice of nobody finds nothing', async () => {
  const { motif, lieu, agentIds } = await anOffer({ agents: 3 })
  const [named = 0, member = 0] = agentIds
  const team = await db.team.create({
    data: { name: 'Équipe', territoireId: (await aTerritoire()).id, agents: { create: { agentId: member } } },
  })
  const asked = { motif: await soughtOf(motif), from: '2027-03-01', now: NOW }
  const agentsFor = async (chosen: { agentIds: number[]; teamIds: number[] }) => [
    ...new Set((await findWeekAsAgent({ ...asked, chosen })).creneaux.map(({ agentId }) => agentId)),
  ]

  assert.deepEqual(await agentsFor({ agentIds: [named], teamIds: [team.id] }), [named, member])
  assert.deepEqual(await agentsFor({ agentIds: [], teamIds: [] }), [])
  assert.deepEqual([...(await findFirstByLieuAsAgent({ ...asked, chosen: { agentIds: [0], teamIds: [] } }))], [])
  assert.deepEqual([...(await findFirstByLieuAsAgent(asked)).keys()], [lieu.id])
})

test('an agent finds the rdvs collectifs of his motif from a day on, revoked ones apart', async () => {
  const motif = await aMotif({ collectif: true })
  const at = (day: string) => ({ motifId: motif.id, startsAt: new Date(`${day}T14:00:00+01:00`) })
  await aRdv({ ...at('2027-03-02') })
  const open = await aRdv({ ...at('2027-03-04'), maxParticipantsCount: 3 })
  await aRdv({ ...at('2027-03-05'), status: 'revoked' })
  const asked = { motif: await soughtOf(motif), from: '2027-03-03', now: NOW }

  const all = await findCollectifsAsAgent(asked)
  const ofOthers = await findCollectifsAsAgent({ ...asked, chosen: { agentIds: [0], teamIds: [] } })

  assert.deepEqual(
    all.map(({ id }) => id),
    [open.id],
  )
  assert.deepEqual(ofOthers, [])
})
