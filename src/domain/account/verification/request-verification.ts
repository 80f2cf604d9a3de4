import { systeme } from '#domain/actor/actor.ts'
import { deed } from '#domain/journal/deed.ts'
import { sealedAnswers } from './answers.ts'
import { codeDigest, newCode } from './code.ts'
import { CODE_LIFE } from './verification.ts'
import type { TypedIdentity } from './verification-queries.ts'

export type Requested = { id: number; code: string; expiresAt: Temporal.Instant }

/** What was typed waits here for its proof; a code asked for before, in this browser, is worth nothing more. */
export async function requestVerification(
  { identity, answers }: TypedIdentity,
  browserDigest: string,
  now: Temporal.Instant,
): Promise<Requested> {
  const { firstName, lastName, email, phone } = identity
  const code = newCode()
  const expiresAt = now.add(CODE_LIFE)
  const waiting = {
    firstName,
    lastName,
    email,
    phoneNumberFormatted: phone,
    answers: sealedAnswers(answers),
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
