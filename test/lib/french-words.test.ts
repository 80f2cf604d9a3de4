import assert from 'node:assert/strict'
import { test } from 'node:test'
import { phone, phoneHref } from '#lib/french-words.ts'

const plain = (text: string) => text.replaceAll('\u00A0', ' ')

test('French telephones are grouped by two, others keep their country, short ones are left alone', () => {
  assert.equal(plain(phone('+33321000000')), '03 21 00 00 00')
  assert.equal(plain(phone('+262692000000')), '06 92 00 00 00')
  assert.equal(plain(phone('+3225551212')), '+32 2 555 12 12')
  assert.equal(phone('3949'), '3949')
  assert.equal(phoneHref('03 21 00 00 00'), 'tel:+33321000000')
  assert.equal(phoneHref('3949'), 'tel:3949')
})
