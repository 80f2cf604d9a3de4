import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { occurrencesOf, type Recurring } from '#domain/planning/recurrence/recurrence.ts'
import { dayNumber, isoDay } from '#lib/day.ts'
import { formatRrule } from '#lib/rrule.ts'
import { naiveDays } from '#test/support/naive-recurrence.ts'
import { recurring } from '#test/support/recurring-rows.ts'

const daysOf = (row: Recurring, from: string, to: string) =>
  occurrencesOf(row, dayNumber(from), dayNumber(to)).map(({ day }) => isoDay(day))

const table = [
  {
    title: 'every week, on the weekday of the first day',
    row: { firstDay: '2024-10-16', rrule: 'FREQ=WEEKLY;INTERVAL=1' },
    period: ['2024-10-14', '2024-11-04'],
    days: '2024-10-16 2024-10-23 2024-10-30',
  },
  {
    title: 'every two weeks on Monday and Wednesday, weeks counted from that of the first day',
    row: { firstDay: '2024-10-16', rrule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE' },
    period: ['2024-10-14', '2024-11-30'],
    days: '2024-10-16 2024-10-28 2024-10-30 2024-11-11 2024-11-13 2024-11-25 2024-11-27',
  },
  {
    title: 'every two weeks on Tuesday from a Wednesday: nothing on the first day',
    row: { firstDay: '2024-10-16', rrule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU' },
    period: ['2024-10-14', '2024-11-30'],
    days: '2024-10-29 2024-11-12 2024-11-26',
  },
  {
    title: 'every two weeks, seen from the middle',
    row: { firstDay: '2019-07-17', rrule: 'FREQ=WEEKLY;INTERVAL=2' },
    period: ['2019-08-12', '2019-08-19'],
    days: '2019-08-14',
  },
  {
    title: 'the last day is included',
    row: { firstDay: '2019-07-01', rrule: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO', until: '2019-07-22' },
    period: ['2019-07-22', '2019-07-23'],
    days: '2019-07-22',
  },
  {
    title: 'nothing after the last day',
    row: { firstDay: '2019-07-01', rrule: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO', until: '2019-07-22' },
    period: ['2019-07-23', '2020-07-23'],
    days: '',
  },
  {
    title: 'the third Wednesday',
    row: { firstDay: '2024-10-16', rrule: 'FREQ=MONTHLY;INTERVAL=1;BYDAY=3WE' },
    period: ['2024-10-01', '2025-03-31'],
    days: '2024-10-16 2024-11-20 2024-12-18 2025-01-15 2025-02-19 2025-03-19',
  },
  {
    title: 'the fifth Thursday: months without one are skipped',
    row: { firstDay: '2024-10-31', rrule: 'FREQ=MONTHLY;INTERVAL=1;BYDAY=5TH' },
    period: ['2024-10-01', '2025-08-31'],
    days: '2024-10-31 2025-01-30 2025-05-29 2025-07-31',
  },
  {
    title: 'the fifth Thursday every two months',
    row: { firstDay: '2024-10-31', rrule: 'FREQ=MONTHLY;INTERVAL=2;BYDAY=5TH' },
    period: ['2024-10-01', '2025-12-31'],
    days: '2024-10-31 2025-10-30',
  },
  {
    title: 'the first Monday every three months',
    row: { firstDay: '2024-10-07', rrule: 'FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO' },
    period: ['2025-03-01', '2026-09-30'],
    days: '2025-04-07 2025-07-07 2025-10-06 2026-01-05 2026-04-06 2026-07-06',
  },
  { title: 'once', row: { firstDay: '2024-10-16' }, period: ['2024-10-16', '2024-10-16'], days: '2024-10-16' },
  { title: 'once, another day', row: { firstDay: '2024-10-16' }, period: ['2024-10-17', '2024-10-18'], days: '' },
] as const

for (const { title, row, period, days } of table)
  test(`occurrences: ${title}`, () => assert.equal(daysOf(recurring(row), period[0], period[1]).join(' '), days))

test('an absence of several days is one occurrence of any day that it touches', () => {
  const absence = recurring({ firstDay: '2025-02-07', endDay: '2025-02-14' })

  for (const day of ['2025-02-07', '2025-02-10', '2025-02-14'])
    assert.deepEqual(daysOf(absence, day, day), ['2025-02-07'])
  assert.deepEqual(daysOf(absence, '2025-02-15', '2025-02-15'), [])
})

test('cancelled occurrences are gone, moved ones are where they went, with their own hours', () => {
  const exceptions = [
    { day: '2025-03-10' },
    { day: '2025-03-17', movedTo: { day: '2025-03-15', startTime: '14:00', endTime: '15:30' } },
    { day: '2025-03-18', movedTo: { day: '2025-03-19', startTime: '14:00', endTime: '15:30' } },
  ]
  const row = recurring({ firstDay: '2025-03-03', rrule: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO', exceptions })

  assert.deepEqual(daysOf(row, '2025-03-03', '2025-03-24'), ['2025-03-03', '2025-03-15', '2025-03-24'])
  assert.deepEqual(occurrencesOf(row, dayNumber('2025-03-15'), dayNumber('2025-03-15')), [
    { day: dayNumber('2025-03-15'), startMinute: 840, endDay: dayNumber('2025-03-15'), endMinute: 930 },
  ])
})

test('any rule gives the days that looking at each of them gives', () => {
  const weekday = fc.integer({ min: 1, max: 7 })
  const interval = fc.integer({ min: 1, max: 5 })
  const rule = fc.oneof(
    fc.record({ every: fc.constant('week' as const), interval, weekdays: fc.uniqueArray(weekday) }),
    fc.record({ every: fc.constant('month' as const), interval, weekday, nth: fc.integer({ min: 1, max: 5 }) }),
  )
  const day = fc
    .integer({ min: 0, max: 1000 })
    .map((days) => Temporal.PlainDate.from('2025-01-01').add({ days }).toString())
  fc.assert(
    fc.property(rule, day, day, day, fc.boolean(), (chosen, firstDay, from, to, isEndless) => {
      const rrule =
        chosen.every === 'week'
          ? formatRrule({ freq: 'weekly', interval: chosen.interval, weekdays: chosen.weekdays.map((at) => at - 1) })
          : formatRrule({ freq: 'monthly', interval: chosen.interval, weekday: chosen.weekday - 1, nth: chosen.nth })
      const row = { ...recurring({ firstDay, rrule }), lastDay: isEndless ? null : to }

      const expected = naiveDays(row, chosen).filter((found) => found >= from && found <= to)

      assert.deepEqual(daysOf(row, from, to), expected)
    }),
    { numRuns: 300 },
  )
})
