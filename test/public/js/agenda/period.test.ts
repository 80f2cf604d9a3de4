import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closedParts, columnsOf, hiddenDays, hoursOf, placeOfNow } from '../../../../public/js/agenda/period.js'
import { minuteOf, textOf } from '../../../../public/js/agenda/wall-clock.js'
import { amina, anEntry, claire, TUESDAY } from './some-entries.ts'

const usual = { first: 420, last: 1200 }

test('an idle Saturday or Sunday is shown as soon as something is there', () => {
  const saturday = anEntry('09:00', '10:00', { day: '2027-03-06' })
  const overnight = anEntry('22:00', '23:59', { day: '2027-03-06', end: minuteOf('2027-03-07T02:00') })

  assert.deepEqual(hiddenDays([0, 6], []), [0, 6])
  assert.deepEqual(hiddenDays([0, 6], [saturday]), [0])
  assert.deepEqual(hiddenDays([0, 6], [overnight]), [])
  assert.deepEqual(hiddenDays([0, 6], [{ ...saturday, allDay: true }]), [0, 6])
})

test('hours go as far as something is there, but for absences', () => {
  assert.deepEqual(hoursOf(usual, []), usual)
  assert.deepEqual(hoursOf(usual, [anEntry('06:45', '07:15'), anEntry('19:30', '20:10')]), { first: 360, last: 1260 })
  assert.deepEqual(hoursOf(usual, [anEntry('00:00', '23:59', { kind: 'absence' })]), usual)
})

test('columns are agents on one day, or days of one agent', () => {
  const day = columnsOf({ from: TUESDAY, to: TUESDAY, agents: [amina, claire], hidden: [] })
  const week = columnsOf({ from: '2027-03-01', to: '2027-03-07', agents: [amina], hidden: [0, 6] })

  assert.deepEqual(
    day.map(({ agent }) => agent.name),
    ['Amina DIALLO', 'Claire FONTAINE'],
  )
  assert.deepEqual(
    week.map((column) => textOf(column.day).slice(0, 10)),
    ['2027-03-01', '2027-03-02', '2027-03-03', '2027-03-04', '2027-03-05'],
  )
})

test('one enters at now, if today and this hour are shown', () => {
  const columns = columnsOf({ from: '2027-03-01', to: '2027-03-07', agents: [amina], hidden: [0, 6] })
  const at = (now: string) => placeOfNow({ columns, hours: usual, now: minuteOf(now) })

  assert.deepEqual(at('2027-03-03T10:52'), { column: 2, time: 645 })
  assert.equal(at('2027-03-03T20:00'), null)
  assert.equal(at('2027-03-10T10:00'), null)
})

test('what is outside the open hours is known, a whole Sunday too', () => {
  const open = { first: 420, last: 1140, days: [1, 2, 3, 4, 5, 6] }
  const [tuesday, sunday] = [minuteOf(TUESDAY), minuteOf('2027-03-07')]

  assert.deepEqual(closedParts([tuesday, tuesday, sunday], open, usual), [
    { start: tuesday + 1140, end: tuesday + 1200 },
    { start: sunday + 420, end: sunday + 1200 },
  ])
})
