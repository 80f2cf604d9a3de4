import type { Request } from 'express'
import { requestVerification } from '#domain/account/verification/request-verification.ts'
import type { TypedIdentity } from '#domain/account/verification/verification-queries.ts'
import { keyedDigest } from '#infra/digest.ts'
import { sendCodeMail } from '#telling/verification-code/at-once.ts'
import { addressOf, limitTries } from '#web/shared/rate-limit.ts'
import { browserDigest } from '#web/shared/session-change.ts'
import { anyVisitOf } from '#web/shared/visit.ts'
import { findWantedRdv, wantedOf } from './wanted-rdv.ts'

/** False when the mail could not leave. Codes by SMS wait for a sender of SMS. */
export async function sendCode(req: Request, typed: TypedIdentity): Promise<boolean> {
  const to = typed.identity.email
  if (to === null) return false

  await limitTries(req, { code: keyedDigest(to), 'code-address': addressOf(req) })
  const visit = anyVisitOf(req)
  const { id, code, expiresAt } = await requestVerification(typed, browserDigest(req), visit.now)
  req.session.verification = { id }
  const { zone } = await findWantedRdv(wantedOf(req), visit)
  return sendCodeMail({ to, code, until: expiresAt.toZonedDateTimeISO(zone), brand: visit.brand })
}
