import assert from 'node:assert/strict'
import { test } from 'node:test'
import { e164, homeOf, isMobile, keptPhone, phone, phoneHref, phoneProblem } from '#lib/phone.ts'

const numbers = [
  ['06 12 34 56 78', '+33612345678', true],
  ['03.21.00.00.00', '+33321000000', false],
  ['+33 6 12 34 56 78', '+33612345678', true],
  ['0692 12 34 56', '+262692123456', true],
  ['0690 12 34 56', '+590690123456', true],
  ['+32 470 12 34 56', '+32470123456', true],
  ['+687 75 12 34', '+687751234', true],
  ['87 12 34 56', '+68987123456', true],
  ['40 50 12 34', '+68940501234', false],
] as const

for (const [typed, number, mobile] of numbers)
  test(`${typed} is ${number}`, () => {
    assert.equal(e164(typed), number)
    assert.equal(isMobile(typed), mobile)
  })

test('six digits are those of the territoire of who types them', () => {
  assert.equal(e164('75 12 34', '988'), '+687751234')
  assert.equal(e164('41 12 34', '975'), '+508411234')
  assert.equal(e164('82 12 34', '986'), '+681821234')
  assert.equal(e164('87 12 34 56', '987'), '+68987123456')
  assert.equal(e164('06 12 34 56 78', '988'), '+33612345678')
})

test('six digits of several territoires are none, and one is told what is missing', () => {
  assert.equal(e164('75 12 34'), null)
  assert.equal(e164('75 12 34', '62'), null)
  assert.equal(phoneProblem('75 12 34'), 'indicatif')
  assert.equal(phoneProblem('75 12 34', '988'), null)
})

test('what is kept is the same number to those who know no departement', () => {
  for (const departement of [null, '62', '975', '986', '987', '988'])
    for (const typed of ['06 12 34 56 78', '75 12 34', '41 12 34', '82 12 34', '87 12 34 56', '+687 75 12 34']) {
      const number = e164(typed, departement)
      if (number) assert.equal(e164(keptPhone(typed, departement)), number, `${typed} from ${departement}`)
    }
  assert.equal(keptPhone('75 12 34', '988'), '+687 75 12 34')
  assert.equal(keptPhone('06 12 34 56 78', '988'), '06 12 34 56 78')
})

const NOUMEA = '10500 route du Nord, 98800 Nouméa'
const homes = [
  [NOUMEA, [], '988'],
  [NOUMEA, ['987'], '988'],
  ['14 rue des Rosati, 62000 Arras', ['988'], null],
  ['Nouméa', ['988', '988', '62'], '988'],
  [null, ['988', '987'], null],
  [null, ['62'], null],
] as const

for (const [address, departements, home] of homes)
  test(`who lives at ${address} and is known in ${departements} dials as in ${home}`, () => {
    assert.equal(homeOf(address, departements), home)
  })

test('what is no number is none', () => {
  for (const typed of ['', '06 12', 'abc', '0000000000', '3949']) assert.equal(e164(typed), null, typed)
})

test('of what is no number, how many digits a French one has is known', () => {
  assert.deepEqual(phoneProblem('06 12 34 56'), { digits: 8 })
  assert.equal(phoneProblem('bonjour'), 'inconnu')
  assert.equal(phoneProblem('06 12 34 56 78'), null)
})

const plain = (text: string) => text.replaceAll('\u00A0', ' ')

test('French telephones are grouped by two, others keep their country, short ones are left alone', () => {
  assert.equal(plain(phone('+33321000000')), '03 21 00 00 00')
  assert.equal(plain(phone('+262692000000')), '06 92 00 00 00')
  assert.equal(plain(phone('+3225551212')), '+32 2 555 12 12')
  assert.equal(plain(phone('+687751234')), '+687 75 12 34')
  assert.equal(plain(phone('87 12 34 56')), '+689 87 12 34 56')
  assert.equal(phoneHref('0690 12 34 56'), 'tel:+590690123456')
  assert.equal(phone('3949'), '3949')
  assert.equal(phoneHref('03 21 00 00 00'), 'tel:+33321000000')
  assert.equal(phoneHref('3949'), 'tel:3949')
})
