import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AgendaRows } from '#domain/booking/creneau/agenda.ts'
import { agentsFreeAt, type Confirmation } from '#domain/booking/creneau/confirmation.ts'
import { aPlage, aPlanning, aSearch, parisMs, taken } from '#test/support/creneau-rows.ts'

const DELAYS = { minS: 1800, maxS: 7 * 86_400 }
const PLAGES = [aPlage({ agentId: 2 }), aPlage({ agentId: 1 })]

function freeAt(time: string, over: Partial<Confirmation> = {}, rows: Partial<AgendaRows> = {}) {
  const search = aSearch({ nowMs: parisMs('2027-01-04T08:00'), delays: DELAYS, from: '2027-01-04', to: '2027-01-04' })
  const day = { from: '2027-01-04', to: '2027-01-04' }
  const asked: Confirmation = { ...search, ...day, startsAtMs: parisMs(`2027-01-04T${time}`), ...over }
  return agentsFreeAt(aPlanning(PLAGES, search, rows), asked)
}

test('every agent free at that start may be picked, by ascending id', () => {
  assert.deepEqual(freeAt('09:00'), [1, 2])
})

test('a start off the grid of the moment is accepted when it is on steps of five minutes', () => {
  assert.deepEqual(freeAt('09:25'), [1, 2])
  assert.deepEqual(freeAt('09:02'), [])
  assert.deepEqual(freeAt('09:02', { durationMinutes: 7 }), [1, 2])
})

test('steps are counted from the plage or from the end of what came before', () => {
  const rdvs = [taken(1, '2027-01-04T09:00', '2027-01-04T09:33')]

  assert.deepEqual(freeAt('09:38', {}, { rdvs }), [1])
  assert.deepEqual(freeAt('09:40', {}, { rdvs }), [1, 2])
})

test('a start is refused when it no longer fits, is taken, or is held by somebody else', () => {
  const rdvs = [taken(1, '2027-01-04T09:30', '2027-01-04T10:00')]
  const holds = [taken(2, '2027-01-04T09:30', '2027-01-04T10:00')]

  assert.deepEqual(freeAt('11:05'), [])
  assert.deepEqual(freeAt('09:00', {}, { rdvs }), [2])
  assert.deepEqual(freeAt('09:00', {}, { rdvs, holds }), [])
})

test('the minimum delay is included, and counted from the moment of the hold when there is one', () => {
  const nowMs = parisMs('2027-01-04T08:45')

  assert.deepEqual(freeAt('09:15', { nowMs }), [1, 2])
  assert.deepEqual(freeAt('09:10', { nowMs }), [])
  assert.deepEqual(freeAt('09:10', { nowMs, delaysAsOfMs: nowMs - 600_000 }), [1, 2])
})

test('a start that is past is refused even when it was held in time', () => {
  const nowMs = parisMs('2027-01-04T09:01')

  assert.deepEqual(freeAt('09:00', { nowMs, delaysAsOfMs: nowMs - 3_600_000 }), [])
})

test('a start outside of the days asked for is refused', () => {
  assert.deepEqual(freeAt('09:00', { from: '2027-01-05' }), [])
  assert.deepEqual(freeAt('09:00', { from: '2027-01-03', to: '2027-01-05' }), [1, 2])
})
