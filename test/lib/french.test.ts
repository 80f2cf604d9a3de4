import assert from 'node:assert/strict'
import { test } from 'node:test'
import { frenchWords } from '#lib/french.ts'
import { isoDateTime } from '#lib/iso-date-time.ts'
import { daySms, timeSms } from '#lib/sms-words.ts'

const { age, date, dateTime, day, dayNumeric, dayRange, dayShort, distance } = frenchWords
const { duration, durationShort, monthShort, number, plural, time, timeRange, timeRangeShort } = frenchWords

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

test('months are shortened when it spares more than a letter', () => {
  const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) =>
    monthShort(`2027-${String(month).padStart(2, '0')}-05`),
  )

  assert.equal(months.join(' '), 'janv. févr. mars avril mai juin juil. août sept. oct. nov. déc.')
})

test('what follows a number stays on its line', () => {
  assert.equal(dateTime(Temporal.PlainDateTime.from('2027-03-01T09:05')), 'lundi 1er\u00A0mars 2027 à 9\u00A0h\u00A005')
  assert.deepEqual(
    [plural(4300, 'place'), distance(1234), number(4300)],
    ['4\u00A0300\u00A0places', '1,2\u00A0km', '4\u00A0300'],
  )
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

test('zero and one are singular', () => {
  assert.deepEqual(
    [0, 1, 2, 4300].map((count) => plain(plural(count, 'place'))),
    ['0 place', '1 place', '2 places', '4 300 places'],
  )
  assert.equal(plain(plural(3, 'autre horaire', 'autres horaires')), '3 autres horaires')
})

test('a distance under one kilometre goes by steps of 100 metres', () => {
  assert.deepEqual([0, 240, 960, 1234, 12_000].map(distance).map(plain), ['100 m', '200 m', '1 km', '1,2 km', '12 km'])
})

test('an age is in months until two years', () => {
  const today = Temporal.PlainDate.from('2027-03-02')
  assert.equal(plain(age(Temporal.PlainDate.from('2026-06-03'), today)), '8 mois')
  assert.equal(plain(age(Temporal.PlainDate.from('1991-12-14'), today)), '35 ans')
})

test('thousands are parted, decimals take a comma', () => {
  assert.deepEqual([999, 4300, 1_234_567, 1.5].map(number).map(plain), ['999', '4 300', '1 234 567', '1,5'])
})
