import { Secret, TOTP } from 'otpauth'

/** That of the examples of RFC 6238. */
export const TOTP_SECRET = Secret.fromLatin1('12345678901234567890').base32

/** What his application shows; `ahead`: in that many steps of 30 seconds. */
export const codeOf = (secret = TOTP_SECRET, ahead = 0) =>
  codeAt(Temporal.Now.instant().add({ seconds: 30 * ahead }), secret)

export const codeAt = (at: Temporal.Instant, secret = TOTP_SECRET) =>
  TOTP.generate({ secret: Secret.fromBase32(secret.replaceAll(' ', '')), timestamp: at.epochMilliseconds })
