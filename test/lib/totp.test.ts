import assert from 'node:assert/strict'
import { test } from 'node:test'
import { base32, fromBase32 } from '#lib/base32.ts'
import { totp, totpStep, totpStepOf } from '#lib/totp.ts'

const ofLength = (bytes: number) => Buffer.from('1234567890'.repeat(7).slice(0, bytes))
const secrets = { sha1: ofLength(20), sha256: ofLength(32), sha512: ofLength(64) }

/** RFC 6238, appendix B: 8 digits. */
const vectors = [
  [59, 'sha1', '94287082'],
  [59, 'sha256', '46119246'],
  [59, 'sha512', '90693936'],
  [1111111109, 'sha1', '07081804'],
  [1111111109, 'sha256', '68084774'],
  [1111111109, 'sha512', '25091201'],
  [1111111111, 'sha1', '14050471'],
  [1111111111, 'sha256', '67062674'],
  [1111111111, 'sha512', '99943326'],
  [1234567890, 'sha1', '89005924'],
  [1234567890, 'sha256', '91819424'],
  [1234567890, 'sha512', '93441116'],
  [2000000000, 'sha1', '69279037'],
  [2000000000, 'sha256', '90698825'],
  [2000000000, 'sha512', '38618901'],
  [20000000000, 'sha1', '65353130'],
  [20000000000, 'sha256', '77737706'],
  [20000000000, 'sha512', '47863826'],
] as const

for (const [seconds, algorithm, code] of vectors)
  test(`RFC 6238: ${algorithm} at ${seconds} is ${code}`, () => {
    const step = totpStep(Temporal.Instant.fromEpochMilliseconds(seconds * 1000))

    assert.equal(totp(secrets[algorithm], step, { digits: 8, algorithm }), code)
  })

const now = Temporal.Instant.from('2027-03-02T09:30:10Z')

for (const [said, seconds, isTaken] of [
  ['30 seconds behind', -30, true],
  ['on time', 0, true],
  ['30 seconds ahead', 30, true],
  ['a minute behind', -60, false],
  ['a minute ahead', 60, false],
] as const)
  test(`a clock ${said}: ${isTaken ? 'taken' : 'refused'}`, () => {
    const step = totpStep(now.add({ seconds }))

    assert.equal(totpStepOf(secrets.sha1, totp(secrets.sha1, step), now), isTaken ? step : null)
  })

test('neither an empty code nor a longer one is taken', () => {
  const code = totp(secrets.sha1, totpStep(now))

  assert.deepEqual(
    ['', code.slice(1), `${code}0`, 'abcdef'].map((typed) => totpStepOf(secrets.sha1, typed, now)),
    [null, null, null, null],
  )
})

/** RFC 4648, section 10. */
for (const [text, written] of [
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
] as const)
  test(`« ${text} » in base 32 is « ${written} »`, () => {
    assert.equal(base32(Buffer.from(text)), written)
    assert.equal(fromBase32(written)?.toString(), text)
  })

test('what is not in base 32 is not read', () => {
  assert.equal(fromBase32('ABC1'), null)
})
