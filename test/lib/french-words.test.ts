import assert from 'node:assert/strict'
import { test } from 'node:test'
import { age, distance, number, phone, phoneHref, plural } from '#lib/french-words.ts'

const plain = (text: string) => text.replaceAll('\u00A0', ' ')

test('zero and one are singular', () => {
  assert.deepEqual(
    [0, 1, 2, 4300].map((count) => plain(plural(count, 'place'))),
    ['0 place', '1 place', '2 places', '4 300 places'],
  )
  assert.equal(plain(plural(3, 'autre horaire', 'autres horaires')), '3 autres horaires')
})

test('French telephones are grouped by two, others keep their country, short ones are left alone', () => {
  assert.equal(plain(phone('+33321000000')), '03 21 00 00 00')
  assert.equal(plain(phone('+262692000000')), '06 92 00 00 00')
  assert.equal(plain(phone('+3225551212')), '+32 2 555 12 12')
  assert.equal(phone('3949'), '3949')
  assert.equal(phoneHref('03 21 00 00 00'), 'tel:+33321000000')
  assert.equal(phoneHref('3949'), 'tel:3949')
})

test('a distance under one kilometre goes by steps of 100 metres', () => {
  assert.deepEqual([0, 240, 960, 1234, 12_000].map(distance).map(plain), ['100 m', '200 m', '1 km', '1,2 km', '12 km'])
})

test('an age is in months until two years', () => {
  const today = Temporal.PlainDate.from('2027-03-02')
  assert.equal(plain(age(Temporal.PlainDate.from('2026-06-03'), today)), '8 mois')
  assert.equal(plain(age(Temporal.PlainDate.from('1991-12-14'), today)), '35 ans')
})

test('thousands are parted, decimals take a comma', () => {
  assert.deepEqual([999, 4300, 1_234_567, 1.5].map(number).map(plain), ['999', '4 300', '1 234 567', '1,5'])
})
