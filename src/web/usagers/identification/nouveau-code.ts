import type { Request, Response } from 'express'
import { findTyped, type TypedIdentity } from '#domain/account/verification/verification-queries.ts'
import { likelyEmail } from '#lib/email.ts'
import { say } from '#lib/say.ts'
import { flash, information, warning } from '#web/shared/flash.ts'
import { codePath, identificationPath } from './paths.ts'
import { sendCode } from './send-code.ts'
import { verificationOf } from './verification-of.ts'

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

  const isSent = await sendCode(req, corrected(typed))
  const notSent = say('Nous n’avons pas pu envoyer le code. Réessayez dans quelques minutes.')
  flash(req, isSent ? information(say('Un nouveau code vient de partir.')) : warning(notSent))
  res.redirect(303, codePath())
}
