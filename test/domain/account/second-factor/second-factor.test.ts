import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  newRecoveryCodes,
  newTotpSecret,
  otpauthAddress,
  recoveryDigest,
} from '#domain/account/second-factor/second-factor.ts'
import { fromBase32 } from '#lib/base32.ts'

test('a secret has 160 bits and is never the same', () => {
  const secrets = new Set(Array.from({ length: 50 }, newTotpSecret))

  assert.equal(secrets.size, 50)
  for (const secret of secrets) assert.equal(fromBase32(secret)?.length, 20)
})

test('an authenticator application reads who and where in the address', () => {
  const address = otpauthAddress({ secret: 'ABCD', email: 'sonia+essai@exemple.fr', issuer: 'RDV Solidarités' })

  const { protocol, pathname, searchParams } = new URL(address)
  assert.equal(protocol, 'otpauth:')
  assert.equal(decodeURIComponent(pathname), '/RDV Solidarités:sonia+essai@exemple.fr')
  assert.equal(searchParams.get('secret'), 'ABCD')
  assert.doesNotMatch(address, /\+/)
})

test('ten recovery codes are given, and read however they are typed', () => {
  const codes = newRecoveryCodes()

  assert.equal(new Set(codes).size, 10)
  for (const code of codes) assert.match(code, /^[A-Z2-7]{4}(-[A-Z2-7]{4}){3}$/)
  assert.equal(recoveryDigest(' oooo iiii-aaaa bbbb '), recoveryDigest('0OO0-1I1I-AAAA-BBBB'))
  assert.notEqual(recoveryDigest('AAAA-AAAA-AAAA-AAAA'), recoveryDigest('AAAA-AAAA-AAAA-AAAB'))
})
