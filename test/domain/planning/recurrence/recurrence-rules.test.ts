import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isExpired } from '#domain/planning/recurrence/lifespan.ts'
import { monthlyRuleFrom } from '#domain/planning/recurrence/recurrence.ts'
import * as recurrenceRules from '#domain/planning/recurrence/recurrence-rules.ts'
import { formatRrule } from '#lib/rrule.ts'
import { recurring } from '#test/support/recurring-rows.ts'

const WEEKLY = 'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO'
const form = { firstDay: '2027-01-04', rrule: WEEKLY, until: null }

test('a repetition ends after its first day, or never', () => {
  assert.equal(recurrenceRules.repeat(form), null)
  assert.equal(recurrenceRules.repeat({ ...form, until: '2027-01-05' }), null)
  assert.equal(recurrenceRules.repeat({ ...form, until: '2027-01-04' }), 'fin-avant-debut')
  assert.equal(recurrenceRules.repeat({ ...form, until: '2027-01-03' }), 'fin-avant-debut')
})

test('what spans days is not repeated, and intervals go from 1 to 5', () => {
  assert.equal(recurrenceRules.repeat({ ...form, endDay: '2027-01-05' }), 'plusieurs-jours')
  assert.equal(recurrenceRules.repeat({ ...form, rrule: 'FREQ=WEEKLY;INTERVAL=6' }), 'intervalle-hors-bornes')
  assert.equal(recurrenceRules.repeat({ ...form, rrule: 'FREQ=DAILY' }), 'regle-inconnue')
})

test('the monthly rule is read from the first day', () => {
  assert.equal(formatRrule(monthlyRuleFrom('2024-10-16', 1)), 'FREQ=MONTHLY;INTERVAL=1;BYDAY=3WE')
  assert.equal(formatRrule(monthlyRuleFrom('2024-10-31', 2)), 'FREQ=MONTHLY;INTERVAL=2;BYDAY=5TH')
})

test('only a real occurrence may be cancelled or moved, within the life of the repetition', () => {
  const row = recurring({ firstDay: '2027-01-04', rrule: WEEKLY, until: '2027-03-01' })
  const movedTo = { day: '2027-01-12', startTime: '09:00', endTime: '10:00' }

  assert.equal(recurrenceRules.except(row, { day: '2027-01-11', movedTo }), null)
  assert.equal(recurrenceRules.except(row, { day: '2027-01-12' }), 'pas-une-occurrence')
  assert.equal(
    recurrenceRules.except(row, { day: '2027-01-11', movedTo: { ...movedTo, day: '2027-03-02' } }),
    'hors-de-la-serie',
  )
  assert.equal(
    recurrenceRules.except(row, { day: '2027-01-11', movedTo: { ...movedTo, endTime: '09:00' } }),
    'fin-avant-debut',
  )
})

const lives = [
  { row: { firstDay: '2027-01-03' }, expired: true },
  { row: { firstDay: '2027-01-04' }, expired: false },
  { row: { firstDay: '2027-01-06' }, expired: false },
  { row: { firstDay: '2027-01-01', endDay: '2027-01-07' }, expired: false },
  { row: { firstDay: '2026-12-01', endDay: '2027-01-03' }, expired: true },
  { row: { firstDay: '2026-10-05', rrule: WEEKLY, until: '2026-12-28' }, expired: true },
  { row: { firstDay: '2026-10-05', rrule: WEEKLY, until: '2027-01-04' }, expired: false },
  { row: { firstDay: '2026-10-05', rrule: WEEKLY }, expired: false },
]

for (const { row, expired } of lives)
  test(`on 2027-01-04, ${JSON.stringify(row)} is ${expired ? '' : 'not '}expired`, () =>
    assert.equal(isExpired(recurring(row), '2027-01-04'), expired))
