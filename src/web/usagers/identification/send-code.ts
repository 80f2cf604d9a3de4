import type { Request } from 'express'
import { requestVerification } from '#domain/account/verification/request-verification.ts'
import type { TypedIdentity } from '#domain/account/verification/verification-queries.ts'
import { say } from '#lib/say.ts'
import { type CodeSent, sendCodeMail } from '#telling/verification-code/at-once.ts'
import { subjectOf } from '#web/shared/known-browser.ts'
import { limitSubject } from '#web/shared/rate-limit.ts'
import { browserDigest } from '#web/shared/session-change.ts'
import { anyVisitOf } from '#web/shared/visit.ts'

/** Of the codes that one browser asked for, those that are given back. */
const MOST_TRIES = 60

/** Codes by SMS wait for a sender of SMS. `zone`: until when it is worth something is said as there. */
export async function sendCode(req: Request, typed: TypedIdentity, zone: string): Promise<CodeSent> {
  const to = typed.identity.email
  if (to === null) return 'failed'

  const { digests } = await limitSubject(req, 'code', subjectOf(to))
  const visit = anyVisitOf(req)
  const { id, code, expiresAt } = await requestVerification(typed, browserDigest(req), visit.now)
  const tries = [...(req.session.verification?.tries ?? []), ...digests]
  req.session.verification = { id, tries: tries.slice(-MOST_TRIES) }
  return sendCodeMail({ to, code, until: expiresAt.toZonedDateTimeISO(zone), brand: visit.brand })
}

export const unknownAddress = () => say('Personne n’a cette adresse e-mail. Vérifiez-la lettre par lettre.')
