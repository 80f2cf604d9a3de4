import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readBirthDate } from '#lib/birth-date.ts'

const TODAY = Temporal.PlainDate.from('2027-03-02')
const read = (day: string, month: string, year: string) => readBirthDate({ day, month, year }, TODAY)

const understood = [
  ['14', '12', '1991', '1991-12-14'],
  ['1', '2', '03', '2003-02-01'],
  ['01', 'Février', '91', '1991-02-01'],
  ['2', 'aout', '2020', '2020-08-02'],
  ['29', '2', '2024', '2024-02-29'],
  ['1er', '5', '1924', '1924-05-01'],
  ['01ER', 'mai', '2024', '2024-05-01'],
  ['3', '3', '28', '1928-03-03'],
  ['14/12/1991', '', '', '1991-12-14'],
  ['14.12.91', '', '', '1991-12-14'],
  ['1er  décembre 1991', '', '', '1991-12-01'],
  ['1991-12-14', '', '', '1991-12-14'],
] as const

for (const [day, month, year, date] of understood)
  test(`${day} ${month} ${year} is ${date}`, () => {
    const result = read(day, month, year)
    assert.equal(result.ok && result.date?.toString(), date)
  })

const refused = [
  ['14', '13', '1991', 'mois'],
  ['31', '4', '2020', { monthLength: 30 }],
  ['29', '2', '2023', { monthLength: 28 }],
  ['3', '3', '2027', 'future'],
  ['1', '1', '1890', 'ancienne'],
  ['14', '', '1991', 'incomplete'],
  ['14', '12', '199', 'incomplete'],
  ['x', '12', '1991', 'incomplete'],
  ['2er', '12', '1991', 'incomplete'],
  ['3', '3', '24', 'siecle'],
  ['3/3/24', '', '', 'siecle'],
  ['3', '3', '27', 'siecle'],
  ['14/12/1991', '12', '', 'incomplete'],
  ['14/12', '', '', 'incomplete'],
  ['14/12/1991/3', '', '', 'incomplete'],
  ['30/02/1991', '', '', { monthLength: 28 }],
] as const

for (const [day, month, year, problem] of refused)
  test(`« ${day} ${month} ${year} » is refused`, () => {
    assert.deepEqual(read(day, month, year), { ok: false, problem })
  })

test('nothing typed is no date', () => {
  assert.deepEqual(read('', '', ''), { ok: true, date: null })
})
