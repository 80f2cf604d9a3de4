import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recurrencesOverlap } from '#domain/planning/recurrence/recurrence-overlap.ts'
import { recurring } from '#test/support/recurring-rows.ts'

const TODAY = '2027-01-04'
const at = (startTime: string, endTime: string) => ({ startTime, endTime })
const weekly = (days: string, interval = 1) => ({ rrule: `FREQ=WEEKLY;INTERVAL=${interval};BYDAY=${days}` })
const MONDAY = { firstDay: '2027-01-11' }
const monAndTue = { ...MONDAY, ...weekly('MO,TU'), ...at('14:00', '18:00') }

const table = [
  { title: 'the same day and hours', a: MONDAY, b: MONDAY, overlap: true },
  { title: 'one within the other', a: MONDAY, b: { ...MONDAY, ...at('10:00', '11:00') }, overlap: true },
  { title: 'adjacent half-days', a: MONDAY, b: { ...MONDAY, ...at('12:00', '14:00') }, overlap: false },
  { title: 'another day', a: MONDAY, b: { firstDay: '2027-01-12' }, overlap: false },
  {
    title: 'repeated and once, hours that meet',
    a: monAndTue,
    b: { firstDay: '2027-01-19', ...at('15:00', '20:00') },
    overlap: true,
  },
  {
    title: 'repeated and once, other hours',
    a: monAndTue,
    b: { firstDay: '2027-01-19', ...at('08:00', '10:00') },
    overlap: false,
  },
  {
    title: 'repeated and once, another weekday',
    a: monAndTue,
    b: { firstDay: '2027-01-21', ...at('15:00', '20:00') },
    overlap: false,
  },
  {
    title: 'repeated and once, before it begins',
    a: monAndTue,
    b: { firstDay: '2027-01-05', ...at('15:00', '20:00') },
    overlap: false,
  },
  {
    title: 'every three weeks and six weeks later',
    a: { ...MONDAY, ...weekly('MO', 3) },
    b: { firstDay: '2027-02-22' },
    overlap: true,
  },
  {
    title: 'every three weeks and four weeks later',
    a: { ...MONDAY, ...weekly('MO', 3) },
    b: { firstDay: '2027-02-08' },
    overlap: false,
  },
  {
    title: 'alternate weeks',
    a: { ...MONDAY, ...weekly('MO,TU', 2) },
    b: { firstDay: '2027-01-18', ...weekly('TU,WE', 2) },
    overlap: false,
  },
  {
    title: 'every two and every three weeks',
    a: { ...MONDAY, ...weekly('MO', 2) },
    b: { firstDay: '2027-01-18', ...weekly('MO', 3) },
    overlap: true,
  },
  {
    title: 'first and second Monday of the month',
    a: { firstDay: '2027-02-01', rrule: 'FREQ=MONTHLY;INTERVAL=1;BYDAY=1MO' },
    b: { firstDay: '2027-02-08', rrule: 'FREQ=MONTHLY;INTERVAL=1;BYDAY=2MO' },
    overlap: false,
  },
  {
    title: 'a past day of a repetition',
    a: { firstDay: '2026-12-07', ...weekly('MO') },
    b: { firstDay: '2026-12-14' },
    overlap: false,
  },
  {
    title: 'a repetition that has ended',
    a: { ...MONDAY, ...weekly('MO'), until: '2027-01-25' },
    b: { firstDay: '2027-02-01' },
    overlap: false,
  },
  {
    title: 'an occurrence that was cancelled',
    a: { ...MONDAY, ...weekly('MO'), exceptions: [{ day: '2027-01-18' }] },
    b: { firstDay: '2027-01-18' },
    overlap: false,
  },
]

for (const { title, a, b, overlap } of table)
  test(`${title}: ${overlap ? 'overlap' : 'no overlap'}`, () => {
    assert.equal(recurrencesOverlap(recurring(a), recurring(b), TODAY), overlap)
    assert.equal(recurrencesOverlap(recurring(b), recurring(a), TODAY), overlap)
  })
