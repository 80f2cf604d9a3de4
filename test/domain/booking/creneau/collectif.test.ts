import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CollectifRdv, openCollectifs } from '#domain/booking/creneau/collectif.ts'
import { zoneOf } from '#lib/zone.ts'
import { parisMs } from '#test/support/creneau-rows.ts'

const NOW = parisMs('2027-01-04T08:00')
const SEARCH = { nowMs: NOW, zone: zoneOf('Europe/Paris'), delays: { minS: 3600, maxS: 2 * 86_400 } }

const aRdv = (id: number, start: string, over: Partial<CollectifRdv> = {}): CollectifRdv => ({
  id,
  lieuId: 1,
  startsAtMs: parisMs(`2027-01-${start}`),
  agentIds: [1],
  maxParticipants: 5,
  participants: 0,
  ...over,
})

const idsOf = (rdvs: readonly CollectifRdv[]) => rdvs.map(({ id }) => id)

test('collective rdvs are offered by start, from the minimum delay to the end of the local day of the maximum', () => {
  const rdvs = [aRdv(1, '07T00:00'), aRdv(2, '06T23:00'), aRdv(3, '04T09:00'), aRdv(4, '04T08:59'), aRdv(5, '03T09:00')]

  assert.deepEqual(idsOf(openCollectifs(rdvs, SEARCH)), [3, 2])
})

test('a collective rdv without a free seat is left out, one without limit never is', () => {
  const rdvs = [
    aRdv(1, '05T09:00', { participants: 5 }),
    aRdv(2, '05T09:00', { participants: 4 }),
    aRdv(3, '05T09:00', { participants: 90, maxParticipants: null }),
  ]

  assert.deepEqual(idsOf(openCollectifs(rdvs, SEARCH)), [2, 3])
})

test('agents are bound by no delay, only by the future and the day they ask for', () => {
  const rdvs = [aRdv(1, '04T08:01'), aRdv(2, '31T09:00'), aRdv(3, '04T08:00')]

  assert.deepEqual(idsOf(openCollectifs(rdvs, { ...SEARCH, delays: null })), [1, 2])
  assert.deepEqual(idsOf(openCollectifs(rdvs, { ...SEARCH, delays: null, from: '2027-01-05' })), [2])
})

test('a lieu and a choice of agents keep only their collective rdvs', () => {
  const rdvs = [aRdv(1, '05T09:00', { lieuId: 2 }), aRdv(2, '05T09:00', { agentIds: [2, 3] }), aRdv(3, '05T09:00')]

  assert.deepEqual(idsOf(openCollectifs(rdvs, { ...SEARCH, lieuId: 1 })), [2, 3])
  assert.deepEqual(idsOf(openCollectifs(rdvs, { ...SEARCH, agentIds: new Set([3]) })), [2])
})
