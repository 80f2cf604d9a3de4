import type { Request } from 'express'
import { TYPED_LIFE } from '#domain/account/verification/verification.ts'
import { findTyped } from '#domain/account/verification/verification-queries.ts'
import { nowOf } from '#web/shared/now.ts'
import { isByCode } from '../session.ts'
import { verificationOf } from './verification-of.ts'

type TypedHere = NonNullable<Awaited<ReturnType<typeof findTyped>>>

/** What was typed in this browser before: for half an hour, and, once its code was given, while what the code opened lasts. */
export async function findTypedHere(req: Request): Promise<TypedHere | null> {
  const { id, browserDigest } = verificationOf(req)
  const typed = id === 0 ? null : await findTyped(id, browserDigest)
  if (!typed) return null
  const isRecent = Temporal.Instant.compare(typed.typedAt.add(TYPED_LIFE), nowOf(req)) > 0
  return (typed.isProved ? isByCode(req) : isRecent) ? typed : null
}

/** Its code was given, and what it opened lasts. */
export const isProvedHere = (req: Request, typed: TypedHere | null) => Boolean(typed?.isProved) && isByCode(req)
