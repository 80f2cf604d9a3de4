import { createHash } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'

const RECOVERY_CODES = 10
const RECOVERY_BYTES = 10

/** 160 bits, as RFC 4226 recommends. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

/** What an authenticator application reads in the square code, or opens from a link. */
export const otpauthAddress = ({ secret, email, issuer }: { secret: string; email: string; issuer: string }): string =>
  new TOTP({ secret, label: email, issuer }).toString()

/** The step of 30 seconds whose code was typed, among this one and its two neighbours; null: none. */
export function totpStepOf(secret: string, code: string, now: Temporal.Instant): number | null {
  const [totp, timestamp] = [new TOTP({ secret }), now.epochMilliseconds]
  const ahead = isTotpCode(code) ? totp.validate({ token: code, timestamp, window: 1 }) : null
  return ahead === null ? null : totp.counter({ timestamp }) + ahead
}

/** Ten codes of 80 bits, in groups of four signs. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () => grouped(new Secret({ size: RECOVERY_BYTES }).base32, '-'))

/** By four, to be read and typed. */
export const grouped = (text: string, between: string) => (text.match(/.{1,4}/g) ?? []).join(between)

/** As it was typed, to be compared: the figures 0 and 1 are no signs of ours. */
export const normalCode = (typed: string) => typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('\u2011', '')

export const isTotpCode = (code: string) => /^\d{6}$/.test(code)

const readable = (code: string) => code.replaceAll('0', 'O').replaceAll('1', 'I')

/** What the database keeps: 80 bits at random are not found again by trying. */
export const recoveryDigest = (code: string): string =>
  createHash('sha256')
    .update(readable(normalCode(code)))
    .digest('hex')
