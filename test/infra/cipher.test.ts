import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { cipherOf } from '#infra/cipher.ts'

const first = { version: 1, key: randomBytes(32) }
const second = { version: 2, key: randomBytes(32) }
const cipher = cipherOf([first])
const after = cipherOf([second, first])

test('what is encrypted is read back, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      assert.deepEqual(cipher.decrypt('rdvs.context', cipher.encrypt('rdvs.context', text)), { ok: true, text })
    }),
  )
})

test('the same text is never written twice alike', () => {
  assert.notEqual(cipher.encrypt('rdvs.context', 'suivi'), cipher.encrypt('rdvs.context', 'suivi'))
})

test('one bit changed anywhere, and it is not read', () => {
  const sealed = cipher.encrypt('rdvs.context', 'suivi')
  const bytes = Buffer.from(sealed.slice(3), 'base64')
  fc.assert(
    fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
      const altered = Buffer.from(bytes)
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7))

      const opened = cipher.decrypt('rdvs.context', `v1:${altered.toString('base64')}`)

      assert.deepEqual(opened, { ok: false, reason: 'altered' })
    }),
  )
})

test('a value moved to another column is not read', () => {
  const sealed = cipher.encrypt('usagers.notes', 'suivi')

  assert.deepEqual(cipher.decrypt('rdvs.context', sealed), { ok: false, reason: 'altered' })
})

test('the newest key encrypts, the older one still reads', () => {
  const old = cipher.encrypt('rdvs.context', 'suivi')

  assert.match(after.encrypt('rdvs.context', 'suivi'), /^v2:/)
  assert.deepEqual(after.decrypt('rdvs.context', old), { ok: true, text: 'suivi' })
})

test('a value of another version is refused, under its own name or under a false one', () => {
  const sealed = after.encrypt('rdvs.context', 'suivi')

  assert.deepEqual(cipher.decrypt('rdvs.context', sealed), { ok: false, reason: 'version' })
  assert.deepEqual(cipher.decrypt('rdvs.context', sealed.replace('v2', 'v1')), { ok: false, reason: 'altered' })
})

for (const value of ['', 'suivi', 'v1:', 'v1:AAAA', 'v1:pas du base64', 'v1:AAAA\n'])
  test(`${JSON.stringify(value)} is not an encrypted value`, () => {
    assert.deepEqual(cipher.decrypt('rdvs.context', value), { ok: false, reason: 'format' })
  })
