import { createHmac, timingSafeEqual } from 'node:crypto'

const STEP_SECONDS = 30

type Shape = { digits?: number; algorithm?: 'sha1' | 'sha256' | 'sha512' }

/** Number of 30-second steps since 1970: the moving factor of RFC 6238. */
export const totpStep = (now: Temporal.Instant) => Math.floor(now.epochMilliseconds / 1000 / STEP_SECONDS)

/** The code of a step (RFC 4226, dynamic truncation). */
export function totp(secret: Uint8Array, step: number, { digits = 6, algorithm = 'sha1' }: Shape = {}): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac(algorithm, secret).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 0x0f
  const number = mac.readUInt32BE(offset) & 0x7fffffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

/** The step whose code was typed, among this one and its two neighbours; null: none. Each comparison takes as long. */
export function totpStepOf(secret: Uint8Array, code: string, now: Temporal.Instant): number | null {
  const current = totpStep(now)
  const matching = [current - 1, current, current + 1].filter((step) => isSame(totp(secret, step), code))
  return matching.at(-1) ?? null
}

const isSame = (expected: string, typed: string) =>
  expected.length === typed.length && timingSafeEqual(Buffer.from(expected), Buffer.from(typed))
