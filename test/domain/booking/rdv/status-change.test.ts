import assert from 'node:assert/strict'
import { test } from 'node:test'
import { afterChange, changeOfStatus, type StatusAsked } from '#domain/booking/rdv/status-change.ts'
import type { RdvStatus } from '#infra/prisma/enums.ts'

const NOW = Temporal.Instant.from('2027-03-02T09:00:00Z')

const aRdv = (status: RdvStatus, participations: RdvStatus[], collectif = false) => ({
  id: 7,
  status,
  startsAt: new Date('2027-03-02T08:00:00Z'),
  motif: { collectif },
  participations: participations.map((one, index) => ({ id: index + 1, status: one })),
})

const ofRdv = (status: RdvStatus): StatusAsked => ({ of: 'rdv', status })
const ofThose = (ids: number[], status: RdvStatus): StatusAsked => ({ of: 'participations', ids, status })

const cases: [string, ReturnType<typeof aRdv>, StatusAsked, string, string][] = [
  [
    'an agent revokes',
    aRdv('unknown', ['unknown', 'excused']),
    ofRdv('revoked'),
    'revoked: revoked excused',
    'rdv.cancelled',
  ],
  ['it took place', aRdv('unknown', ['unknown', 'excused']), ofRdv('seen'), 'seen: seen excused', 'rdv.status-changed'],
  [
    'taken back',
    aRdv('revoked', ['revoked', 'excused']),
    ofRdv('unknown'),
    'unknown: unknown unknown',
    'rdv.status-changed',
  ],
  [
    'a family leaves',
    aRdv('unknown', ['unknown', 'unknown']),
    ofThose([1], 'excused'),
    'unknown: excused unknown',
    'participation.cancelled',
  ],
  [
    'the last family leaves',
    aRdv('unknown', ['excused', 'unknown']),
    ofThose([2], 'excused'),
    'excused: excused excused',
    'rdv.cancelled',
  ],
  [
    'the last leaves after the service excused the others',
    aRdv('unknown', ['revoked', 'unknown']),
    { of: 'participations', ids: [2], status: 'excused', isLeaving: true },
    'excused: revoked excused',
    'rdv.cancelled',
  ],
  [
    'one of two is given another status than the other',
    aRdv('unknown', ['revoked', 'unknown']),
    ofThose([2], 'excused'),
    'unknown: revoked excused',
    'participation.cancelled',
  ],
  [
    'one leaves a rdv collectif',
    aRdv('seen', ['unknown', 'seen'], true),
    ofThose([1], 'excused'),
    'seen: excused seen',
    'participation.cancelled',
  ],
  [
    'nobody came to a rdv collectif that is over',
    aRdv('unknown', ['noshow', 'unknown'], true),
    ofThose([2], 'noshow'),
    'revoked: noshow noshow',
    'participation.status-changed',
  ],
  [
    'one comes again',
    aRdv('revoked', ['excused', 'noshow'], true),
    ofThose([1], 'unknown'),
    'revoked: unknown noshow',
    'participation.booked',
  ],
]

for (const [what, rdv, asked, expected, evenement] of cases)
  test(`${what}: the rdv and its participations follow one another`, () => {
    const change = changeOfStatus(rdv, asked, NOW)

    const { status, participations } = afterChange(rdv, change)
    assert.equal(`${status}: ${participations.map((one) => one.status).join(' ')}`, expected)
    assert.equal(change.evenement.name, evenement)
  })

test('participations already cancelled are told of nothing', () => {
  const { evenement } = changeOfStatus(aRdv('unknown', ['unknown', 'excused']), ofRdv('revoked'), NOW)

  assert.deepEqual(evenement.payload, { status: 'revoked', participationIds: [1] })
})
