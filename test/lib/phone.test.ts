import assert from 'node:assert/strict'
import { test } from 'node:test'
import { e164, isMobile, phoneProblem } from '#lib/phone.ts'

const numbers = [
  ['06 12 34 56 78', '+33612345678', true],
  ['03.21.00.00.00', '+33321000000', false],
  ['+33 6 12 34 56 78', '+33612345678', true],
  ['0692 12 34 56', '+262692123456', true],
  ['0690 12 34 56', '+590690123456', true],
  ['+32 470 12 34 56', '+32470123456', true],
] as const

for (const [typed, number, mobile] of numbers)
  test(`${typed} is ${number}`, () => {
    assert.equal(e164(typed), number)
    assert.equal(isMobile(typed), mobile)
  })

test('what is no number is none', () => {
  for (const typed of ['', '06 12', 'abc', '0000000000', '3949']) assert.equal(e164(typed), null, typed)
})

test('how many digits are missing is said', () => {
  assert.match(phoneProblem('06 12 34 56'), /Vous en avez écrit 8/)
  assert.match(phoneProblem('bonjour'), /par exemple 06\s12\s34\s56\s78/)
})
