import assert from 'node:assert/strict'
import { test } from 'node:test'
import { weekOf } from '#domain/booking/creneau/week.ts'
import { dayNumber } from '#lib/day.ts'
import { zoneOf } from '#lib/zone.ts'
import { parisMs } from '#test/support/creneau-rows.ts'

const zone = zoneOf('Europe/Paris')

test('a week shows its open days with their hours, full days, and days closed to booking', () => {
  const starts = [parisMs('2027-01-04T09:00'), parisMs('2027-01-04T23:30'), parisMs('2027-01-06T09:00')]

  const week = weekOf(starts, { from: '2027-01-04', zone, lastBookableDay: '2027-01-07' })

  assert.deepEqual(
    week.map(({ date, state, starts: { length } }) => [date, state, length]),
    [
      ['2027-01-04', 'open', 2],
      ['2027-01-05', 'full', 0],
      ['2027-01-06', 'open', 1],
      ['2027-01-07', 'closed', 0],
      ['2027-01-08', 'closed', 0],
      ['2027-01-09', 'closed', 0],
      ['2027-01-10', 'closed', 0],
    ],
  )
})

test('the last bookable day is open when it has starts, and agents have no closed day', () => {
  const starts = [parisMs('2027-01-04T09:00')]

  assert.equal(weekOf(starts, { from: '2027-01-04', zone, lastBookableDay: '2027-01-04' })[0]?.state, 'open')
  assert.equal(weekOf(starts, { from: '2027-01-04', zone, lastBookableDay: null })[6]?.state, 'full')
})

test('a day when nobody receives is closed, not full', () => {
  const receptionDays = new Set([dayNumber('2027-01-04'), dayNumber('2027-01-05')])

  const week = weekOf([parisMs('2027-01-04T09:00')], { from: '2027-01-04', zone, lastBookableDay: null, receptionDays })

  assert.deepEqual(
    week.slice(0, 3).map(({ state }) => state),
    ['open', 'full', 'closed'],
  )
})
