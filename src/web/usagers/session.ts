import type { Request, RequestHandler } from 'express'
import { type UsagerActor, type UsagerSession, usagerActorOf } from '#domain/actor/usager-actor.ts'
import type { Author } from '#domain/booking/rdv/author.ts'
import { findSessionUsager, type SessionUsager } from '#domain/people/usager/session-usager-queries.ts'
import { fullName } from '#lib/names.ts'
import { say } from '#lib/say.ts'
import { flash, warning } from '#web/shared/flash.ts'
import { closeSession } from '#web/shared/session-change.ts'
import { isOver, markSeen } from '#web/shared/signed-in.ts'
import { knowInvitation } from './invited.ts'

/** Who is there, and how far the session reaches: an account, a 6-digit code, or the link of a message. */
export type IdentifiedUsager = { usager: SessionUsager; session: UsagerSession }

const known = new WeakMap<Request, IdentifiedUsager>()

/** Before the pages: one read for whoever is identified, none for others. */
export const knowUsager: RequestHandler = async (req, res, next) => {
  await knowInvitation(req)
  const identified = (await ofAccount(req)) ?? (await ofCode(req)) ?? (await ofLink(req))
  if (identified) {
    known.set(req, identified)
    res.set('Cache-Control', 'private, no-store')
  }
  if (identified?.session.kind === 'account') res.locals.usagerName = fullName(identified.usager)
  next()
}

/** Account, code or link; null for a stranger. */
export const findIdentifiedUsager = (req: Request): IdentifiedUsager | null => known.get(req) ?? null

/** After the accesses `identified` or `signedInUsager`. */
function identifiedUsager(req: Request): IdentifiedUsager {
  const identified = known.get(req)
  if (!identified) throw new Error('this route lets strangers in')
  return identified
}

export const isSignedIn = (req: Request) => known.get(req)?.session.kind === 'account'

/** The person, after one of these accesses. */
export const currentUsager = (req: Request): SessionUsager => identifiedUsager(req).usager

/** As the rules want him. */
export function usagerActor(req: Request): UsagerActor {
  const { usager, session } = identifiedUsager(req)
  return usagerActorOf(usager, session)
}

/** As the journal and the evenements name him. */
export const authorOf = (usager: SessionUsager): Author => ({ type: 'usager', id: usager.id, name: fullName(usager) })

async function ofAccount(req: Request): Promise<IdentifiedUsager | null> {
  const signedIn = req.session.usager
  if (!signedIn) return null

  const usager = isOver(signedIn, 'usager', Date.now()) ? null : await findSessionUsager(signedIn.id)
  if (!usager?.isConfirmed || usager.sessionVersion !== signedIn.version) return endSession(req)
  markSeen(signedIn, Date.now())
  return { usager, session: { kind: 'account' } }
}

async function ofCode(req: Request): Promise<IdentifiedUsager | null> {
  const { code } = req.session
  if (!code) return null

  const usager = code.expiresAt > Date.now() ? await findSessionUsager(code.usagerId) : null
  if (usager) return { usager, session: { kind: 'code', rdvIds: code.rdvIds } }
  delete req.session.code
  return null
}

async function ofLink(req: Request): Promise<IdentifiedUsager | null> {
  const { link } = req.session
  if (!link) return null

  const usager = link.expiresAt > Date.now() ? await findSessionUsager(link.usagerId) : null
  if (usager) return { usager, session: reachOf(link) }
  delete req.session.link
  return null
}

const reachOf = ({ kind, rdvId, motifId }: NonNullable<Request['session']['link']>): UsagerSession =>
  kind === 'rdv' ? { kind: 'link', rdvId: rdvId ?? 0 } : { kind: 'invitation', motifId: motifId ?? null }

/** Too long away, account gone, or password changed elsewhere: every face of the browser is signed out. */
async function endSession(req: Request) {
  await closeSession(req)
  flash(req, warning(say('Par sécurité, votre connexion est terminée.')))
  return null
}
