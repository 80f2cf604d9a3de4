import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addMonths, dayNumber, isDay, isoDay, minuteOfDay, mondayOf, monthOf, weekdayOf } from '#lib/day.ts'

const anyDay = fc
  .integer({ min: -36_500, max: 73_000 })
  .map((days) => Temporal.PlainDate.from('1970-01-01').add({ days }))

test('a day and its number, weekday and month agree with the calendar', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 30 }), (date, months) => {
      const day = dayNumber(date.toString())

      assert.equal(isoDay(day), date.toString())
      assert.equal(weekdayOf(day), date.dayOfWeek - 1)
      assert.equal(isoDay(mondayOf(day)), date.subtract({ days: date.dayOfWeek - 1 }).toString())
      assert.equal(monthOf(day), date.year * 12 + date.month - 1)
      assert.equal(isoDay(addMonths(day, months)), date.add({ months }).toString())
    }),
  )
})

test('a wall-clock time is a number of minutes, with or without seconds', () => {
  assert.deepEqual(['00:00', '09:30', '09:30:00', '24:00'].map(minuteOfDay), [0, 570, 570, 1440])
})

test('a day is written in one way, and stands in the calendar', () => {
  fc.assert(fc.property(anyDay, (date) => isDay(date.toString())))
  for (const text of [
    '2027-02-29',
    '2027-13-01',
    '2027-00-10',
    '2027-1-4',
    '2027-01-04T10:00',
    '04/01/2027',
    'demain',
    '',
  ])
    assert.equal(isDay(text), false, text)
  assert.equal(isDay('2028-02-29'), true)
})
