import { db } from '#infra/db.ts'
import { codeDigest, newCode } from './code.ts'
import { CODE_LIFE, type Identity } from './verification.ts'

export type Requested = { id: number; code: string; expiresAt: Temporal.Instant }

/** The identity waits here for its proof; a code asked for before, in this browser, is worth nothing more. */
export async function requestVerification(
  { firstName, lastName, email, phone }: Identity,
  browserDigest: string,
  now: Temporal.Instant,
): Promise<Requested> {
  const code = newCode()
  const expiresAt = now.add(CODE_LIFE)
  const waiting = {
    firstName,
    lastName,
    email,
    phoneNumberFormatted: phone,
    sessionDigest: browserDigest,
    codeDigest: codeDigest(browserDigest, code),
    createdAt: new Date(now.epochMilliseconds),
    expiresAt: new Date(expiresAt.epochMilliseconds),
  }
  const [, { id }] = await db.$transaction([
    db.verification.deleteMany({ where: { sessionDigest: browserDigest } }),
    db.verification.create({ data: waiting, select: { id: true } }),
  ])
  return { id, code, expiresAt }
}
