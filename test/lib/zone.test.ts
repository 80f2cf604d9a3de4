import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dayNumber, isoDay } from '#lib/day.ts'
import { zoneOf } from '#lib/zone.ts'

const ZONES = [
  'Europe/Paris',
  'Indian/Reunion',
  'America/Havana',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'America/Miquelon',
]

const anyDay = fc.integer({ min: 0, max: 1500 }).map((days) => Temporal.PlainDate.from('2025-01-01').add({ days }))

test('a wall clock is the instant that Temporal says, gaps and overlaps included', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), anyDay, fc.integer({ min: 0, max: 1439 }), (timeZone, date, minute) => {
      const expected = date.toPlainDateTime().add({ minutes: minute }).toZonedDateTime(timeZone)

      const instant = zoneOf(timeZone).instantOf(dayNumber(date.toString()), minute)

      assert.equal(instant, expected.epochMilliseconds)
      assert.equal(isoDay(zoneOf(timeZone).dayOf(instant)), expected.toPlainDate().toString())
    }),
    { numRuns: 1000 },
  )
})

test('a day begins at its first instant, which is not always midnight', () => {
  const start = zoneOf('America/Havana').startOfDay(dayNumber('2027-03-14'))

  assert.equal(new Date(start).toISOString(), '2027-03-14T05:00:00.000Z')
  assert.equal(isoDay(zoneOf('America/Havana').dayOf(start - 1)), '2027-03-13')
})

test('both clock changes of Paris: the gap is skipped, the overlap is its first hour', () => {
  const at = (day: string, minute: number) =>
    new Date(zoneOf('Europe/Paris').instantOf(dayNumber(day), minute)).toISOString()

  assert.equal(at('2027-03-28', 150), '2027-03-28T01:30:00.000Z')
  assert.equal(at('2027-10-31', 150), '2027-10-31T00:30:00.000Z')
})

test('clocks show what Temporal says, in nights when they change too', () => {
  const anInstant = fc.integer({ min: Date.parse('2025-01-01') / 60_000, max: Date.parse('2029-01-01') / 60_000 })
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), anInstant, (timeZone, minutes) => {
      const instant = Temporal.Instant.fromEpochMilliseconds(minutes * 60_000)
      const expected = instant.toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' })

      const shown = zoneOf(timeZone).timeOf(instant.epochMilliseconds)

      assert.equal(shown, expected)
    }),
  )
})

test('a night when clocks go back shows the same hour twice', () => {
  const paris = zoneOf('Europe/Paris')

  const shown = ['2026-10-25T00:30Z', '2026-10-25T01:30Z'].map((instant) => paris.timeOf(Date.parse(instant)))

  assert.deepEqual(shown, ['02:30', '02:30'])
})
