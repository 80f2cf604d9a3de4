import type { Request, RequestHandler } from 'express'
import { isOver, markSeen } from '#domain/account/connexion/who.ts'
import { type UsagerActor, type UsagerSession, usagerActorOf } from '#domain/actor/usager-actor.ts'
import type { Author } from '#domain/booking/rdv/author.ts'
import { findSessionUsager, type SessionUsager } from '#domain/people/usager/session-usager-queries.ts'
import { fullName } from '#lib/names.ts'
import { nowOf } from '#web/shared/now.ts'
import { letIn } from '#web/shared/refusal.ts'
import { whoOf } from '#web/shared/session.ts'
import { endSession } from '#web/shared/session-change.ts'
import { knowInvitation } from './invited.ts'

/** Who is there, and how far the session reaches: an account, a 6-digit code, or the link of a message. */
export type IdentifiedUsager = { usager: SessionUsager; session: UsagerSession }

const known = new WeakMap<Request, IdentifiedUsager>()

/** Before the pages: one read for whoever is identified, none for others. */
export const knowUsager: RequestHandler = async (req, res, next) => {
  await knowInvitation(req)
  const identified = (await ofAccount(req)) ?? (await ofLoan(req))
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
const identifiedUsager = (req: Request): IdentifiedUsager => letIn(known.get(req))

/** Whose account it is; null for a stranger, a code or a link. */
export function findAccount(req: Request): SessionUsager | null {
  const identified = known.get(req)
  return identified?.session.kind === 'account' ? identified.usager : null
}

export const isSignedIn = (req: Request) => findAccount(req) !== null

/** Without account, by a code that was given: what it opened lasts. */
export const isByCode = (req: Request) => known.get(req)?.session.kind === 'code'

/** Until when a file is lent by a code or a link; null with an account. */
export function lentUntil({ session: { lent } }: Request): Temporal.Instant | null {
  return lent ? Temporal.Instant.fromEpochMilliseconds(lent.expiresAt) : null
}

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
  const who = whoOf(req)
  if (who.kind !== 'usager') return null

  const usager = isOver(who, nowOf(req)) ? null : await findSessionUsager(who.id)
  if (!usager?.isConfirmed || usager.sessionVersion !== who.version) {
    await endSession(req)
    return null
  }
  markSeen(who, nowOf(req))
  return { usager, session: { kind: 'account' } }
}

/** By a code or a link; forgotten once it is over. */
async function ofLoan(req: Request): Promise<IdentifiedUsager | null> {
  const { lent } = req.session
  if (!lent) return null

  const usager = lent.expiresAt > nowOf(req).epochMilliseconds ? await findSessionUsager(lent.usagerId) : null
  if (usager) return { usager, session: lent }
  delete req.session.lent
  return null
}
