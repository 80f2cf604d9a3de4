import assert from 'node:assert/strict'
import { test } from 'node:test'
import { vtimezone } from '#lib/vtimezone.ts'

const lines = (moment: string) => vtimezone(Temporal.ZonedDateTime.from(moment)).split('\r\n')

test('in winter, a zone gives its winter time and the summer time that follows', () => {
  assert.deepEqual(lines('2027-03-02T09:30[Europe/Paris]'), [
    'BEGIN:VTIMEZONE',
    'TZID:Europe/Paris',
    'BEGIN:STANDARD',
    'DTSTART:20261025T030000',
    'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0100',
    'END:STANDARD',
    'BEGIN:DAYLIGHT',
    'DTSTART:20270328T020000',
    'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0200',
    'END:DAYLIGHT',
    'END:VTIMEZONE',
  ])
})

test('in summer, the summer time comes first', () => {
  const starts = lines('2027-07-02T09:30[America/Miquelon]').filter((line) =>
    /^(BEGIN|DTSTART|RRULE|TZOFFSETTO)/.test(line),
  )

  assert.deepEqual(starts.slice(1), [
    'BEGIN:DAYLIGHT',
    'DTSTART:20270314T020000',
    'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU',
    'TZOFFSETTO:-0200',
    'BEGIN:STANDARD',
    'DTSTART:20271107T020000',
    'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU',
    'TZOFFSETTO:-0300',
  ])
})

for (const [zone, offset] of [
  ['Indian/Reunion', '+0400'],
  ['Indian/Mayotte', '+0300'],
  ['America/Martinique', '-0400'],
  ['America/Guadeloupe', '-0400'],
  ['America/Cayenne', '-0300'],
  ['Pacific/Noumea', '+1100'],
  ['Pacific/Tahiti', '-1000'],
  ['Pacific/Wallis', '+1200'],
])
  test(`${zone}, which does not change its clocks, has one offset and no rule`, () => {
    assert.deepEqual(lines(`2027-03-02T12:30[${zone}]`), [
      'BEGIN:VTIMEZONE',
      `TZID:${zone}`,
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      `TZOFFSETFROM:${offset}`,
      `TZOFFSETTO:${offset}`,
      'END:STANDARD',
      'END:VTIMEZONE',
    ])
  })

for (const zone of ['Europe/Paris', 'America/Miquelon'])
  test(`the rules of ${zone} give the changes of its clocks, whatever the year that they are written in`, () => {
    const rulesOf = (year: number) => lines(`${year}-07-02T09:30[${zone}]`).filter((line) => line.startsWith('RRULE'))

    for (let year = 2020; year < 2050; year++) assert.deepEqual(rulesOf(year), rulesOf(2027), String(year))
  })
