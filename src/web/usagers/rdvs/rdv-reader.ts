import type { Request, Response } from 'express'
import { say } from '#lib/say.ts'
import type { Access } from '#web/shared/access.ts'
import { flash, information } from '#web/shared/flash.ts'
import { rememberAddress } from '#web/shared/return-to.ts'
import { signedInUsager } from '../access.ts'
import { findIdentifiedUsager } from '../session.ts'
import { needsLetters } from './letters-checked.ts'
import { opensLink } from './open-link.ts'
import { troisLettresPath } from './paths.ts'
import { UNSHARED } from './unshared.ts'

/** Account, code, or the link of a message and three letters: the pages of one rdv, which no cache keeps. */
export const rdvReader: Access = {
  name: 'reader of a rdv',
  async admit(req, res) {
    res.set(UNSHARED)
    if (await opensLink(req, res)) return false
    if (!findIdentifiedUsager(req)) return sendStranger(req, res)
    return !needsLetters(req) || askLetters(req, res)
  },
}

/** Whoever had opened the link of a message may do so again. */
function sendStranger(req: Request, res: Response) {
  flash(
    req,
    information(say('Pour voir ce rendez-vous, ouvrez de nouveau le lien du message reçu, ou connectez-vous.')),
  )
  return signedInUsager.admit(req, res)
}

function askLetters(req: Request, res: Response) {
  rememberAddress(req)
  res.redirect(303, troisLettresPath())
  return false
}
