import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hasTwoFactors, isAtLeast } from '#infra/identity/assurance.ts'

test('a level is enough when it is the one asked or above, and a level that is not known never is', () => {
  assert.equal(isAtLeast('eidas1', 'eidas1'), true)
  assert.equal(isAtLeast('eidas3', 'eidas1'), true)
  assert.equal(isAtLeast('eidas1', 'eidas2'), false)
  for (const unknown of [undefined, null, '', 'eidas', 'toString', 1]) assert.equal(isAtLeast(unknown, 'eidas1'), false)
})

test('two factors are those of a substantial level, or said so by ProConnect', () => {
  assert.equal(hasTwoFactors('eidas1'), false)
  assert.equal(hasTwoFactors('eidas2'), true)
  assert.equal(hasTwoFactors('https://proconnect.gouv.fr/assurance/self-asserted'), false)
  assert.equal(hasTwoFactors('https://proconnect.gouv.fr/assurance/self-asserted-2fa'), true)
})
