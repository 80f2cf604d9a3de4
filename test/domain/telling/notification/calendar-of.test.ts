import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CalendarEntry, calendarOf } from '#domain/telling/notification/calendar-of.ts'

const NOW = Temporal.Instant.from('2027-02-01T09:00:00Z')

const entry = (fields: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uuid: '2fb0be5e-7311-4138-96fc-787e673ef976',
  startsAt: new Date('2027-03-02T08:30:00Z'),
  endsAt: new Date('2027-03-02T09:00:00Z'),
  sequence: 2,
  zone: 'Europe/Paris',
  method: 'PUBLISH',
  motifName: 'Consultation, nourrisson',
  organizer: { name: 'RDV Solidarités', email: 'secretariat-auto@rdv-solidarites.fr' },
  attendees: [],
  location: '14 rue des Rosati; Arras',
  description: 'https://www.rdv-solidarites.fr/users/rdvs',
  ...fields,
})

/** Long lines put together again. */
const linesOf = (fields: Partial<CalendarEntry> = {}) =>
  calendarOf(entry(fields), NOW).content.replaceAll('\r\n ', '').split('\r\n')

const valueIn = (lines: string[], name: string) => lines.find((line) => line.startsWith(name))?.slice(name.length)

test('a published rdv has its UID, SEQUENCE, local times and status, and no attendee', () => {
  const lines = linesOf()

  assert.equal(valueIn(lines, 'METHOD:'), 'PUBLISH')
  assert.equal(valueIn(lines, 'UID:'), '2fb0be5e-7311-4138-96fc-787e673ef976')
  assert.equal(valueIn(lines, 'SEQUENCE:'), '2')
  assert.equal(valueIn(lines, 'DTSTART;TZID=Europe/Paris:'), '20270302T093000')
  assert.equal(valueIn(lines, 'DTEND;TZID=Europe/Paris:'), '20270302T100000')
  assert.equal(valueIn(lines, 'DTSTAMP:'), '20270201T090000Z')
  assert.equal(valueIn(lines, 'STATUS:'), 'CONFIRMED')
  assert.equal(valueIn(lines, 'SUMMARY:'), 'RDV Consultation\\, nourrisson')
  assert.equal(valueIn(lines, 'LOCATION:'), '14 rue des Rosati\\; Arras')
  assert.equal(valueIn(lines, 'ATTENDEE'), undefined)
})

test('a request names the agents, a cancellation says that it is one', () => {
  const request = linesOf({ method: 'REQUEST', attendees: ['a@exemple.fr', 'b@exemple.fr'] })
  const cancel = linesOf({ method: 'CANCEL' })

  assert.equal(request.filter((line) => line.startsWith('ATTENDEE')).length, 2)
  assert.deepEqual([valueIn(cancel, 'METHOD:'), valueIn(cancel, 'STATUS:')], ['CANCEL', 'CANCELLED'])
})

test('lines end in CRLF and are folded at 75 octets, accents included', () => {
  const { content } = calendarOf(entry({ motifName: 'é'.repeat(100) }), NOW)

  assert.ok(content.endsWith('END:VCALENDAR\r\n'))
  for (const line of content.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
})

test('the file is named after the rdv and its start', () => {
  assert.equal(
    calendarOf(entry({ zone: 'America/Martinique' }), NOW).filename,
    'rdv-2fb0be5e-7311-4138-96fc-787e673ef976-2027-03-02-04-30-00-0400.ics',
  )
})
