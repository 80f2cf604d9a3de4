import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatRrule, parseRrule } from '#lib/rrule.ts'

const known = [
  { text: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE', rule: { freq: 'weekly', interval: 2, weekdays: [0, 2] } },
  { text: 'FREQ=WEEKLY;INTERVAL=1', rule: { freq: 'weekly', interval: 1, weekdays: [] } },
  { text: 'FREQ=MONTHLY;INTERVAL=3;BYDAY=5SU', rule: { freq: 'monthly', interval: 3, weekday: 6, nth: 5 } },
] as const

for (const { text, rule } of known)
  test(`${text} is read and written back`, () => {
    assert.deepEqual(parseRrule(text), rule)
    assert.equal(formatRrule(rule), text)
  })

test('the parts may come in any order, and the interval may be left out', () => {
  assert.deepEqual(parseRrule('WKST=MO;BYDAY=WE,MO,WE;FREQ=WEEKLY'), { freq: 'weekly', interval: 1, weekdays: [0, 2] })
})

test('a text is parsed once', () => {
  assert.equal(parseRrule('FREQ=WEEKLY;INTERVAL=4;BYDAY=FR'), parseRrule('FREQ=WEEKLY;INTERVAL=4;BYDAY=FR'))
})

const unknown = [
  '',
  'FREQ=DAILY',
  'FREQ=WEEKLY;INTERVAL=0',
  'FREQ=WEEKLY;BYDAY=',
  'FREQ=WEEKLY;BYDAY=XX',
  'FREQ=WEEKLY;BYDAY=1MO',
  'FREQ=WEEKLY;COUNT=3',
  'FREQ=WEEKLY;UNTIL=20270101T000000Z',
  'FREQ=WEEKLY;WKST=SU',
  'FREQ=WEEKLY;FREQ=MONTHLY',
  'FREQ=MONTHLY',
  'FREQ=MONTHLY;BYDAY=MO',
  'FREQ=MONTHLY;BYDAY=-1MO',
  'FREQ=MONTHLY;BYDAY=1MO,2MO',
]

for (const text of unknown) test(`"${text}" is no rule of ours`, () => assert.equal(parseRrule(text), null))
