import { systeme } from '#domain/actor/actor.ts'
import { deed } from '#domain/journal/deed.ts'
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
  return deed(systeme, async ({ prisma }) => {
    await prisma.verification.deleteMany({ where: { sessionDigest: browserDigest } })
    const { id } = await prisma.verification.create({ data: waiting, select: { id: true } })
    return { id, code, expiresAt }
  })
}
