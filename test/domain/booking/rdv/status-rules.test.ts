import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as statusRules from '#domain/booking/rdv/status-rules.ts'
import type { RdvStatus } from '#infra/prisma/enums.ts'

const clock = { timeZone: 'Europe/Paris', now: Temporal.Instant.from('2027-03-02T09:00:00Z') }
const TOMORROW = new Date('2027-03-03T09:00:00Z')
const LATER_TODAY = new Date('2027-03-02T10:00:00Z')
const EARLIER_TODAY = new Date('2027-03-02T08:00:00Z')
const YESTERDAY = new Date('2027-03-01T09:00:00Z')

const aRdv = (startsAt: Date, { collectif = false, status = 'unknown' as RdvStatus } = {}) => ({
  status,
  startsAt,
  motif: { collectif },
})

const offered = [
  [aRdv(TOMORROW), 'excused revoked'],
  [aRdv(LATER_TODAY), 'seen excused revoked'],
  [aRdv(EARLIER_TODAY), 'seen noshow excused revoked'],
  [aRdv(YESTERDAY), 'seen noshow excused revoked'],
  [aRdv(TOMORROW, { collectif: true }), 'revoked'],
  [aRdv(EARLIER_TODAY, { collectif: true }), 'seen revoked'],
  [aRdv(YESTERDAY, { collectif: true }), 'seen revoked'],
  [aRdv(YESTERDAY, { status: 'seen' }), 'unknown'],
  [aRdv(YESTERDAY, { status: 'noshow' }), 'unknown'],
  [aRdv(YESTERDAY, { status: 'excused' }), 'unknown'],
  [aRdv(YESTERDAY, { collectif: true, status: 'revoked' }), 'unknown'],
] as const

test('an agent is offered the outcomes that fit the day and the kind of rdv, then only to take them back', () => {
  for (const [rdv, expected] of offered)
    assert.equal(statusRules.offered(rdv, clock).join(' '), expected, JSON.stringify(rdv))
})

test('what is offered is accepted, and nothing else', () => {
  for (const [rdv, expected] of offered)
    for (const status of statusRules.STATUSES) {
      const refusal = statusRules.change(rdv, { from: rdv.status, status }, clock)
      const isAccepted = expected.split(' ').includes(status) || (rdv.status === status && refusal === null)
      assert.equal(refusal === null, isAccepted, `${JSON.stringify(rdv)} → ${status}`)
    }
})

test('an absence waits for the hour of the rdv', () => {
  assert.equal(statusRules.change(aRdv(LATER_TODAY), { from: 'unknown', status: 'noshow' }, clock), 'pas-commence')
  assert.equal(statusRules.change(aRdv(EARLIER_TODAY), { from: 'unknown', status: 'noshow' }, clock), null)
})

test('a status that changed since the page was shown stays', () => {
  const seen = aRdv(YESTERDAY, { status: 'seen' })

  assert.equal(statusRules.change(seen, { from: 'unknown', status: 'noshow' }, clock), 'statut-change')
  assert.equal(statusRules.change(seen, { from: 'unknown', status: 'seen' }, clock), null)
})
