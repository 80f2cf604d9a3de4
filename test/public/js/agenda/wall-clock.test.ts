import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  dayShort,
  dayWords,
  instantOf,
  minuteOf,
  nowIn,
  offsetNow,
  textOf,
  timeWords,
} from '../../../../public/js/agenda/wall-clock.js'

const PARIS = 'Europe/Paris'
const spaced = (text: string) => text.replaceAll('\u00A0', ' ')

test('the hour on the wall is kept, whatever its offset', () => {
  assert.equal(textOf(minuteOf('2027-03-01T14:05:00+01:00')), '2027-03-01T14:05')
  assert.equal(textOf(minuteOf('2027-02-28') + 24 * 60), '2027-03-01T00:00')
})

test('hours and days are written as French does', () => {
  assert.equal(spaced(timeWords(minuteOf('2027-03-01T09:05'))), '9 h 05')
  assert.equal(spaced(timeWords(minuteOf('2027-03-01T10:00'))), '10 h')
  assert.equal(spaced(dayWords(minuteOf('2027-03-01'))), 'lundi 1er mars')
  assert.equal(spaced(dayShort(minuteOf('2028-02-29'))), 'mar. 29 février')
})

test('now is that of the organisation', () => {
  const now = Date.UTC(2027, 0, 1, 23, 59, 59)

  assert.equal(textOf(nowIn(PARIS, now)), '2027-01-02T00:59')
  assert.equal(textOf(nowIn('Pacific/Tahiti', now)), '2027-01-01T13:59')
  assert.deepEqual([offsetNow(PARIS, now), offsetNow('America/Cayenne', now)], ['+01:00', '-03:00'])
})

test('an hour becomes an instant, also in the nights when clocks change, as Temporal does', () => {
  for (const day of ['2027-03-28', '2027-10-31', '2028-02-29', '2026-12-31'])
    for (const time of ['00:00', '01:45', '02:00', '02:30', '03:00', '03:15', '23:45']) {
      const written = instantOf(minuteOf(`${day}T${time}`), PARIS)
      const expected = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(PARIS).toInstant()
      assert.equal(Temporal.Instant.from(written).toString(), expected.toString(), `${day} ${time}: ${written}`)
    }
})
