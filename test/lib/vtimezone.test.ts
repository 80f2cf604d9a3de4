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
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0100',
    'END:STANDARD',
    'BEGIN:DAYLIGHT',
    'DTSTART:20270328T020000',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0200',
    'END:DAYLIGHT',
    'END:VTIMEZONE',
  ])
})

test('in summer, the summer time comes first', () => {
  const starts = lines('2027-07-02T09:30[America/Miquelon]').filter((line) => /^(BEGIN|DTSTART|TZOFFSETTO)/.test(line))

  assert.deepEqual(starts.slice(1), [
    'BEGIN:DAYLIGHT',
    'DTSTART:20270314T020000',
    'TZOFFSETTO:-0200',
    'BEGIN:STANDARD',
    'DTSTART:20271107T020000',
    'TZOFFSETTO:-0300',
  ])
})

test('a zone that does not change its clocks has one offset', () => {
  const offsets = lines('2027-03-02T12:30[Indian/Reunion]').filter((line) => line.startsWith('TZOFFSET'))

  assert.deepEqual(offsets, ['TZOFFSETFROM:+0400', 'TZOFFSETTO:+0400'])
})
