import type { Request, Response } from 'express'
import { findUsagerRdv, type UsagerRdv } from '#domain/booking/rdv/usager-rdv-queries.ts'
import * as usagerRdvRules from '#domain/booking/rdv/usager-rdv-rules.ts'
import { say } from '#lib/say.ts'
import type { Access } from '#web/shared/access.ts'
import type { Answer } from '#web/shared/answer.ts'
import { flash, information } from '#web/shared/flash.ts'
import { found, idOf, notFound, Refusal } from '#web/shared/refusal.ts'
import { rememberAddress } from '#web/shared/return-to.ts'
import { signedInUsager } from '../access.ts'
import { findIdentifiedUsager, usagerActor } from '../session.ts'
import { needsLetters } from './letters-checked.ts'
import { linkIn } from './open-link.ts'
import { troisLettresPath } from './paths.ts'
import { UNSHARED } from './unshared.ts'

const known = new WeakMap<Request, UsagerRdv>()

/**
 * The rdv of the address, for an account, a code, or the link of a message and three letters, as far as this session
 * reaches; what it may not see is not there, and no cache keeps what it sees.
 */
export const rdvReader: Access = {
  name: 'reader of a rdv',
  async admit(req, res) {
    res.set(UNSHARED)
    const opened = await linkIn(req, idOf(req.params.rdvId))
    if (opened) return refuseWith(opened, req, res)
    if (!findIdentifiedUsager(req)) return sendStranger(req, res)
    if (needsLetters(req)) return askLetters(req, res)
    known.set(req, await requireRdv(req))
    return true
  },
}

/** His rdvs: all of them with an account, those of the session by a code or a link. Others sign in, or ask for their links. */
export const rdvsReader: Access = {
  name: 'reader of his rdvs',
  admit(req, res) {
    const kind = findIdentifiedUsager(req)?.session.kind
    if (kind === undefined || kind === 'invitation') return signedInUsager.admit(req, res)
    return needsLetters(req) ? askLetters(req, res) : true
  },
}

/** After the access `rdvReader`. */
export function rdvOf(req: Request): UsagerRdv {
  const rdv = known.get(req)
  if (!rdv) throw new Error('this route is about no rdv')
  return rdv
}

async function requireRdv(req: Request): Promise<UsagerRdv> {
  const actor = usagerActor(req)
  const rdv = found(await findUsagerRdv(actor, idOf(req.params.rdvId)))
  const refusal = usagerRdvRules.show(actor, rdv)
  if (refusal) throw refusal === 'sans-inscription' ? new Refusal(403) : notFound()
  return rdv
}

/** Whoever had opened the link of a message may do so again. */
function sendStranger(req: Request, res: Response) {
  const again = say('Pour voir ce rendez-vous, ouvrez de nouveau le lien du message reçu, ou connectez-vous.')
  flash(req, information(again))
  return signedInUsager.admit(req, res)
}

async function refuseWith(answer: Answer, req: Request, res: Response): Promise<false> {
  await answer.give(req, res)
  return false
}

function askLetters(req: Request, res: Response) {
  rememberAddress(req)
  res.redirect(303, troisLettresPath())
  return false
}
