import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { localAddress } from '#lib/local-address.ts'

test('a path and its query are kept', () => {
  assert.equal(localAddress('/users/rdvs?past=1&x=//a'), '/users/rdvs?past=1&x=//a')
})

const elsewhere = [
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/./\\evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  'javascript:alert(1)',
  ' /users',
  '',
  'users',
  null,
  ['/users'],
] as const

for (const address of elsewhere)
  test(`${JSON.stringify(address)} is not followed`, () => {
    assert.equal(localAddress(address), null)
  })

test('whatever is given, a browser stays here', () => {
  const sign = fc.constantFrom('/', '\\', '.', 'a', '?', '#', '\t', '@', ':', '%2f', 'http:')
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 12 }), (signs) => {
      const kept = localAddress(signs.join(''))
      return kept === null || new URL(kept, 'https://rdv.example').host === 'rdv.example'
    }),
    { numRuns: 2000 },
  )
})
