import { createHash, randomBytes } from 'node:crypto'
import { base32 } from '#lib/base32.ts'

const SECRET_BYTES = 20
const RECOVERY_CODES = 10
const RECOVERY_BYTES = 10

/** 160 bits, as RFC 4226 recommends. */
export const newTotpSecret = (): string => base32(randomBytes(SECRET_BYTES))

/** What an authenticator application reads in the square code, or opens from a link. */
export function otpauthAddress({ secret, email, issuer }: { secret: string; email: string; issuer: string }): string {
  const query = new URLSearchParams({ secret, issuer, algorithm: 'SHA1', digits: '6', period: '30' })
  return `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(email)}?${query}`.replaceAll('+', '%20')
}

/** Ten codes of 80 bits, in groups of four signs. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () => grouped(base32(randomBytes(RECOVERY_BYTES))))

/** By four, to be read and typed. */
export const grouped = (text: string) => (text.match(/.{1,4}/g) ?? []).join('-')

/** As it was typed, to be compared: the figures 0 and 1 are no signs of ours. */
export const normalCode = (typed: string) => typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('\u2011', '')

export const isTotpCode = (code: string) => /^\d{6}$/.test(code)

const readable = (code: string) => code.replaceAll('0', 'O').replaceAll('1', 'I')

/** What the database keeps: 80 bits at random are not found again by trying. */
export const recoveryDigest = (code: string): string =>
  createHash('sha256')
    .update(readable(normalCode(code)))
    .digest('hex')
