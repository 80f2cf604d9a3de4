import type { Request, Response } from 'express'
import { findIdentity } from '#domain/account/verification/verification-queries.ts'
import { say } from '#lib/say.ts'
import { flash, information, warning } from '#web/shared/flash.ts'
import { codePath, sansComptePath } from './paths.ts'
import { sendCode } from './send-code.ts'
import { verificationOf } from './verification-of.ts'

/** The names that were typed are kept; the code before is worth nothing more. */
export async function create(req: Request, res: Response) {
  const { id, browserDigest } = verificationOf(req)
  const identity = await findIdentity(id, browserDigest)
  if (!identity) return res.redirect(303, sansComptePath())

  const isSent = await sendCode(req, identity)
  const notSent = say('Nous n’avons pas pu envoyer le code. Réessayez dans quelques minutes.')
  flash(req, isSent ? information(say('Un nouveau code vient de partir.')) : warning(notSent))
  res.redirect(303, codePath())
}
