import assert from 'node:assert/strict'
import { test } from 'node:test'
import { statusChoices } from '#domain/booking/rdv/status-choice.ts'

const individual = { collectif: false, hasStarted: true }
const collectif = { collectif: true, hasStarted: true }

const offered = [
  [{ ...individual, hasStarted: false, temporal: 'unknown_future' }, 'excused revoked'],
  [{ ...individual, hasStarted: false, temporal: 'unknown_today' }, 'seen excused revoked'],
  [{ ...individual, temporal: 'unknown_today' }, 'seen noshow excused revoked'],
  [{ ...individual, temporal: 'unknown_past' }, 'seen noshow excused revoked'],
  [{ ...collectif, hasStarted: false, temporal: 'unknown_future' }, 'revoked'],
  [{ ...collectif, temporal: 'unknown_today' }, 'seen revoked'],
  [{ ...collectif, temporal: 'unknown_past' }, 'seen revoked'],
  [{ ...individual, temporal: 'seen' }, 'unknown'],
  [{ ...individual, temporal: 'noshow' }, 'unknown'],
  [{ ...individual, temporal: 'excused' }, 'unknown'],
  [{ ...collectif, temporal: 'revoked' }, 'unknown'],
] as const

test('an agent is offered the outcomes that fit the day and the kind of rdv, then only to take them back', () => {
  for (const [rdv, expected] of offered) assert.equal(statusChoices(rdv).join(' '), expected, JSON.stringify(rdv))
})
