import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isJourFerie, listJoursFeries } from '#domain/planning/jour-ferie/jour-ferie.ts'
import { dayNumber } from '#lib/day.ts'

const daysOf = (year: number, departementNumber: string) =>
  listJoursFeries(`${year}-01-01`, `${year}-12-31`, departementNumber)
    .map(({ day }) => day.slice(5))
    .join(' ')

const NATIONAL_2024 = '01-01 04-01 05-01 05-08 05-09 05-20 07-14 08-15 11-01 11-11 12-25'

test('the national days of a year follow its Easter', () => {
  assert.equal(daysOf(2024, '75'), NATIONAL_2024)
  assert.equal(daysOf(2038, '62'), '01-01 04-26 05-01 05-08 06-03 06-14 07-14 08-15 11-01 11-11 12-25')
  assert.equal(daysOf(2008, '62'), '01-01 03-24 05-01 05-01 05-08 05-12 07-14 08-15 11-01 11-11 12-25')
})

const localDays = [
  { departementNumber: '57', year: 2024, days: '03-29 12-26' },
  { departementNumber: '67', year: 2027, days: '03-26 12-26' },
  { departementNumber: '68', year: 2024, days: '03-29 12-26' },
  { departementNumber: '971', year: 2024, days: '05-27' },
  { departementNumber: '972', year: 2024, days: '05-22' },
  { departementNumber: '973', year: 2024, days: '06-10' },
  { departementNumber: '974', year: 2024, days: '12-20' },
  { departementNumber: '975', year: 2024, days: '' },
  { departementNumber: '976', year: 2024, days: '04-27' },
  { departementNumber: '977', year: 2024, days: '10-09' },
  { departementNumber: '978', year: 2017, days: '05-27' },
  { departementNumber: '978', year: 2024, days: '05-28' },
  { departementNumber: '986', year: 2024, days: '04-28 06-29 07-29' },
  { departementNumber: '987', year: 2024, days: '03-05 03-29 06-29' },
  { departementNumber: '987', year: 2026, days: '03-05 04-03 11-20' },
  { departementNumber: '988', year: 2024, days: '09-24' },
  { departementNumber: '', year: 2024, days: '' },
]

for (const { departementNumber, year, days } of localDays)
  test(`département ${departementNumber || 'unknown'} adds ${days || 'nothing'} in ${year}`, () => {
    const national = daysOf(year, '75').split(' ')

    const added = daysOf(year, departementNumber)
      .split(' ')
      .filter((day) => !national.includes(day))

    assert.equal(added.join(' '), days)
  })

test('a period gives its own days only, in order over several years', () => {
  assert.deepEqual(listJoursFeries('2022-12-25', '2023-01-07', '75'), [
    { day: '2022-12-25', name: 'Noël' },
    { day: '2023-01-01', name: 'Jour de l’an' },
  ])
  assert.deepEqual(listJoursFeries('2023-01-01', '2023-01-01', '75').length, 1)
  assert.deepEqual(listJoursFeries('2023-01-02', '2023-01-01', '75'), [])
})

test('one day is a holiday or is not, by département', () => {
  assert.equal(isJourFerie(dayNumber('2027-12-26'), '67'), true)
  assert.equal(isJourFerie(dayNumber('2027-12-26'), '75'), false)
  assert.equal(isJourFerie(dayNumber('2027-03-29'), '75'), true)
})
