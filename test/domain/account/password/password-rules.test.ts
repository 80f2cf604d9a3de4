import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isFrequentPassword } from '#domain/account/password/frequent-passwords.ts'
import * as passwordRules from '#domain/account/password/password-rules.ts'

const OWNER = { email: 'ines.le-gall@exemple.fr', firstName: 'Inès', lastName: 'Le Gall' }
const refusal = (password: string) => passwordRules.choose(OWNER, { password, isFrequent: isFrequentPassword })

const refused = [
  ['', 'vide'],
  ['            ', 'vide'],
  ['onze signes', { missing: 1 }],
  ['é'.repeat(11), { missing: 1 }],
  ['azerty123456', 'trop-connu'],
  ['AZERTY123456', 'trop-connu'],
  ['LaVieEstBelle', 'trop-connu'],
  ['ines.le-gall@exemple.fr', 'nom-ou-email'],
  ['Ines.Le-Gall2027', 'nom-ou-email'],
  ['LE GALL Inès 1!', 'nom-ou-email'],
  ['a'.repeat(73), 'trop-long'],
  ['é'.repeat(37), 'trop-long'],
] as const

for (const [password, reason] of refused)
  test(`« ${password.slice(0, 30)} » is refused: ${JSON.stringify(reason)}`, () => {
    assert.deepEqual(refusal(password), reason)
  })

const accepted = [
  'quatre grues cendrées',
  'é'.repeat(36),
  'tout en minuscules',
  '🦩🦩🦩🦩🦩🦩🦩🦩🦩🦩🦩🦩',
  'Inès aime la pluie',
]

for (const password of accepted)
  test(`« ${password} » is accepted: no rule of composition`, () => {
    assert.equal(refusal(password), null)
  })

test('an owner without names nor address forbids nothing', () => {
  const nobody = { email: null, firstName: null, lastName: '' }

  assert.equal(passwordRules.choose(nobody, { password: 'quatre grues cendrées', isFrequent: () => false }), null)
})

test('nothing of more than 72 bytes nor less than 12 signs ever passes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (password) => {
      if (refusal(password) !== null) return true
      return [...password].length >= 12 && Buffer.byteLength(password) <= 72
    }),
  )
})
