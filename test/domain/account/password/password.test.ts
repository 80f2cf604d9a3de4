import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isFrequentPassword } from '#domain/account/password/frequent-passwords.ts'
import { passwordProblem } from '#domain/account/password/password.ts'

const OWNER = { email: 'ines.le-gall@exemple.fr', firstName: 'Inès', lastName: 'Le Gall' }
const problem = (password: string) => passwordProblem(password, OWNER, isFrequentPassword)

const refused = [
  ['', /Choisissez un mot de passe/],
  ['            ', /Choisissez un mot de passe/],
  ['onze signes', /12 caractères au moins. Il en manque 1\./],
  ['é'.repeat(11), /Il en manque 1\./],
  ['azerty123456', /trop connu/],
  ['AZERTY123456', /trop connu/],
  ['LaVieEstBelle', /trop connu/],
  ['ines.le-gall@exemple.fr', /sans votre nom/],
  ['Ines.Le-Gall2027', /sans votre nom/],
  ['LE GALL Inès 1!', /sans votre nom/],
  ['a'.repeat(73), /trop long/],
  ['é'.repeat(37), /trop long/],
] as const

for (const [password, message] of refused)
  test(`« ${password.slice(0, 30)} » is refused: ${message.source}`, () => {
    assert.match(problem(password) ?? '', message)
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
    assert.equal(problem(password), null)
  })

test('an owner without names nor address forbids nothing', () => {
  assert.equal(
    passwordProblem('quatre grues cendrées', { email: null, firstName: null, lastName: '' }, () => false),
    null,
  )
})

test('nothing of more than 72 bytes nor less than 12 signs ever passes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (password) => {
      if (problem(password) !== null) return true
      return [...password].length >= 12 && Buffer.byteLength(password) <= 72
    }),
  )
})
