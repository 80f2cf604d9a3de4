import type { Request, Response } from 'express'
import { findTyped, type TypedIdentity } from '#domain/account/verification/verification-queries.ts'
import { likelyEmail } from '#lib/email.ts'
import { say } from '#lib/say.ts'
import type { CodeSent } from '#telling/verification-code/at-once.ts'
import { flash, information, warning } from '#web/shared/flash.ts'
import type { Flash } from '#web/shared/layout.ts'
import { anyVisitOf } from '#web/shared/visit.ts'
import { codePath, identificationPath } from './paths.ts'
import { sendCode, unknownAddress } from './send-code.ts'
import { verificationOf } from './verification-of.ts'
import { findWantedRdv, wantedOf } from './wanted-rdv.ts'

/** What was typed is kept; the code before is worth nothing more. */
export const create = (req: Request, res: Response) => sendAgain(req, res, (typed) => typed)

/** « hotmial.fr » was meant to be « hotmail.fr ». */
export const createAtMeantAddress = (req: Request, res: Response) =>
  sendAgain(req, res, ({ identity, answers }) => {
    const meant = identity.email && likelyEmail(identity.email)
    return meant ? { identity: { ...identity, email: meant, phone: null }, answers } : { identity, answers }
  })

async function sendAgain(req: Request, res: Response, corrected: (typed: TypedIdentity) => TypedIdentity) {
  const { id, browserDigest } = verificationOf(req)
  const typed = await findTyped(id, browserDigest)
  if (!typed || typed.isProved) return res.redirect(303, identificationPath())

  const { zone } = await findWantedRdv(wantedOf(req), anyVisitOf(req))
  const sent = await sendCode(req, corrected(typed), zone)
  flash(req, said[sent]())
  res.redirect(303, sent === 'unknown' ? identificationPath() : codePath())
}

/** An address that nobody has is corrected in the form, which is as it was. */
const said = {
  sent: () => information(say('Un nouveau code vient de partir.')),
  unknown: () => warning(unknownAddress()),
  failed: () => warning(say('Nous n’avons pas pu envoyer le code. Réessayez dans quelques minutes.')),
} as const satisfies Record<CodeSent, () => Flash>
