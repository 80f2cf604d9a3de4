import assert from 'node:assert/strict'
import { test } from 'node:test'
import { derivedStatus, temporalStatus } from '#domain/booking/rdv/rdv-status.ts'
import type { RdvStatus } from '#infra/prisma/enums.ts'
import { zoneOf } from '#lib/zone.ts'

const now = Temporal.Instant.from('2027-03-02T08:00:00Z')
const before = new Date('2027-03-02T07:00:00Z')
const after = new Date('2027-03-02T09:00:00Z')

const individual: [RdvStatus[], RdvStatus][] = [
  [['seen', 'excused'], 'seen'],
  [['excused', 'excused'], 'excused'],
  [['revoked'], 'revoked'],
  [['noshow', 'noshow'], 'noshow'],
  [['excused', 'revoked'], 'unknown'],
  [['excused', 'unknown'], 'unknown'],
  [[], 'unknown'],
]
for (const [participations, expected] of individual)
  test(`participations [${participations}] make an individual rdv ${expected}`, () => {
    const rdv = { collectif: false, current: 'unknown', startsAt: before, participations } as const

    assert.equal(derivedStatus(rdv, now), expected)
  })

const collectifs: [RdvStatus[], Date, RdvStatus, RdvStatus][] = [
  [['seen', 'unknown'], before, 'unknown', 'seen'],
  [['excused', 'noshow'], before, 'unknown', 'revoked'],
  [['excused', 'noshow'], after, 'unknown', 'unknown'],
  [['excused', 'unknown'], before, 'seen', 'seen'],
  [[], before, 'unknown', 'revoked'],
]
for (const [participations, startsAt, current, expected] of collectifs)
  test(`participations [${participations}] make a rdv collectif ${startsAt < after ? 'started' : 'to come'} ${expected}`, () => {
    assert.equal(derivedStatus({ collectif: true, current, startsAt, participations }, now), expected)
  })

test('a rdv without outcome reads by its local day', () => {
  const lateEvening = { status: 'unknown', startsAt: new Date('2027-03-02T22:30:00Z') } as const

  assert.equal(temporalStatus(lateEvening, zoneOf('America/Cayenne'), now), 'unknown_today')
  assert.equal(temporalStatus(lateEvening, zoneOf('Indian/Reunion'), now), 'unknown_future')
  assert.equal(temporalStatus({ ...lateEvening, startsAt: before }, zoneOf('Europe/Paris'), now), 'unknown_today')
  assert.equal(temporalStatus({ ...lateEvening, status: 'seen' }, zoneOf('Europe/Paris'), now), 'seen')
})
