import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** The first encrypts; all decrypt. */
export type Key = { version: number; key: Buffer }

type Unreadable = 'format' | 'version' | 'altered'
export type Opened = { ok: true; text: string } | { ok: false; reason: Unreadable }

const ALGORITHM = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16
const SEALED = /^v(\d+):([A-Za-z0-9+/]+=*)$/

/** `v<version>:<base64 of nonce, ciphertext and tag>`. Bound to its column: moved to another, it does not open. */
export function cipherOf(keys: readonly [Key, ...Key[]]) {
  const derived = new Map(keys.map(({ version, key }) => [version, keyFor(key)]))
  const [{ version: newest }] = keys

  function encrypt(column: string, text: string): string {
    const nonce = randomBytes(NONCE_BYTES)
    const cipher = createCipheriv(ALGORITHM, keyOf(newest) ?? Buffer.alloc(0), nonce)
    cipher.setAAD(Buffer.from(`v${newest} ${column}`))
    const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
    return `v${newest}:${sealed.toString('base64')}`
  }

  function decrypt(column: string, sealed: string): Opened {
    const [, version, base64 = ''] = SEALED.exec(sealed) ?? []
    const bytes = Buffer.from(base64, 'base64')
    if (version === undefined || bytes.length < NONCE_BYTES + TAG_BYTES) return { ok: false, reason: 'format' }
    const key = keyOf(Number(version))
    return key ? open(key, `v${version} ${column}`, bytes) : { ok: false, reason: 'version' }
  }

  const keyOf = (version: number) => derived.get(version)

  return { newest, encrypt, decrypt }
}

function open(key: Buffer, bound: string, bytes: Buffer): Opened {
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(bound))
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
  try {
    const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
    return { ok: true, text: text.toString('utf8') }
  } catch {
    return { ok: false, reason: 'altered' }
  }
}

/** The same secret also makes digests: each use has a key of its own. */
const keyFor = (key: Buffer) => Buffer.from(hkdfSync('sha256', key, '', 'encryption at rest', 32))
