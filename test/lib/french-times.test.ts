import assert from 'node:assert/strict'
import { test } from 'node:test'
import { date, day, dayNumeric, dayRange, dayShort } from '#lib/french-dates.ts'
import {
  dateTime,
  daySms,
  duration,
  durationShort,
  time,
  timeRange,
  timeRangeShort,
  timeSms,
} from '#lib/french-times.ts'
import { isoDateTime } from '#lib/iso-date-time.ts'

const plain = (text: string) => text.replaceAll('\u00A0', ' ')
const halfPastEight = Temporal.Instant.from('2027-03-02T08:30:00Z')

test('an hour is written with its minutes only when there are some', () => {
  assert.equal(plain(time('09:30')), '9 h 30')
  assert.equal(plain(time('14:00')), '14 h')
  assert.equal(plain(time('00:05')), '0 h 05')
  assert.equal(plain(timeRange('09:00', '12:00')), 'de 9 h à 12 h')
  assert.equal(plain(timeRangeShort('09:00', '09:30')), '9 h – 9 h 30')
})

test('an instant is written in the zone of its organisation', () => {
  assert.equal(plain(dateTime(halfPastEight, 'Europe/Paris')), 'mardi 2 mars 2027 à 9 h 30')
  assert.equal(plain(dateTime(halfPastEight, 'Indian/Reunion')), 'mardi 2 mars 2027 à 12 h 30')
  assert.equal(isoDateTime(halfPastEight, 'Europe/Paris'), '2027-03-02T09:30+01:00')
})

test('an instant without a zone is refused', () => {
  assert.throws(() => time(halfPastEight), /time zone/)
})

test('days are written in small letters, and the first of the month as 1er', () => {
  assert.equal(plain(day('2027-03-01')), 'lundi 1er mars 2027')
  assert.equal(plain(dayShort('2027-03-02')), 'mardi 2 mars')
  assert.equal(plain(date('2026-06-03')), '3 juin 2026')
  assert.equal(dayNumeric('2027-03-02'), '02/03/2027')
})

test('a week says its month and year once when they are shared', () => {
  assert.equal(plain(dayRange('2027-03-02', '2027-03-08')), 'du mardi 2 au lundi 8 mars 2027')
  assert.equal(plain(dayRange('2027-03-30', '2027-04-05')), 'du mardi 30 mars au lundi 5 avril 2027')
  assert.equal(plain(dayRange('2026-12-29', '2027-01-04')), 'du mardi 29 décembre 2026 au lundi 4 janvier 2027')
})

test('durations are spelt for usagers and short in tables', () => {
  assert.deepEqual([30, 60, 90, 125].map(duration).map(plain), ['30 minutes', '1 heure', '1 heure 30', '2 heures 05'])
  assert.deepEqual([30, 120, 90].map(durationShort).map(plain), ['30 min', '2 h', '1 h 30'])
})

test('SMS have hours and days without non-breaking spaces', () => {
  assert.equal(timeSms('14:00'), '14h00')
  assert.equal(daySms('2027-03-02'), 'mardi 02/03')
})
