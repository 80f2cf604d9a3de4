import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  newRecoveryCodes,
  newTotpSecret,
  otpauthAddress,
  recoveryDigest,
  totpStepOf,
} from '#domain/account/second-factor/second-factor.ts'
import { codeAt, TOTP_SECRET } from '#test/support/totp.ts'

test('a secret has 160 bits and is never the same', () => {
  const secrets = new Set(Array.from({ length: 50 }, newTotpSecret))

  assert.equal(secrets.size, 50)
  for (const secret of secrets) assert.match(secret, /^[A-Z2-7]{32}$/)
})

test('an authenticator application reads who and where in the address', () => {
  const address = otpauthAddress({ secret: TOTP_SECRET, email: 'sonia+essai@exemple.fr', issuer: 'RDV Solidarités' })

  const { protocol, pathname, searchParams } = new URL(address)
  assert.equal(protocol, 'otpauth:')
  assert.equal(decodeURIComponent(pathname), '/RDV Solidarités:sonia+essai@exemple.fr')
  assert.equal(searchParams.get('secret'), TOTP_SECRET)
  assert.doesNotMatch(address, /\+/)
})

test('ten recovery codes are given, and read however they are typed', () => {
  const codes = newRecoveryCodes()

  assert.equal(new Set(codes).size, 10)
  for (const code of codes) assert.match(code, /^[A-Z2-7]{4}(-[A-Z2-7]{4}){3}$/)
  assert.equal(recoveryDigest(' oooo iiii-aaaa bbbb '), recoveryDigest('0OO0-1I1I-AAAA-BBBB'))
  assert.notEqual(recoveryDigest('AAAA-AAAA-AAAA-AAAA'), recoveryDigest('AAAA-AAAA-AAAA-AAAB'))
})

/** RFC 6238, appendix B: the last six of eight figures. */
for (const [seconds, code] of [
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
] as const)
  test(`RFC 6238: at ${seconds} the code is ${code}`, () => {
    const at = Temporal.Instant.fromEpochMilliseconds(seconds * 1000)

    assert.equal(totpStepOf(TOTP_SECRET, code, at), Math.floor(seconds / 30))
  })

const now = Temporal.Instant.from('2027-03-02T09:30:10Z')
const step = now.epochMilliseconds / 30_000

for (const [said, seconds, taken] of [
  ['30 seconds behind', -30, -1],
  ['on time', 0, 0],
  ['30 seconds ahead', 30, 1],
  ['a minute behind', -60, null],
  ['a minute ahead', 60, null],
] as const)
  test(`a clock ${said}: ${taken === null ? 'refused' : 'taken'}`, () => {
    const found = totpStepOf(TOTP_SECRET, codeAt(now.add({ seconds })), now)

    assert.equal(found, taken === null ? null : Math.floor(step) + taken)
  })

test('what is not six figures is no code', () => {
  const code = codeAt(now)

  for (const typed of ['', code.slice(1), `${code}0`, 'abcdef', 'éééééé', '٣٣٣٣٣٣'])
    assert.equal(totpStepOf(TOTP_SECRET, typed, now), null)
})
