import type { Request } from 'express'
import { type Invitation, invitationRefusal } from '#domain/booking/invitation/invitation.ts'
import { findInvitationOfUsager, findPersonalInvitation } from '#domain/booking/invitation/invitation-queries.ts'
import { say } from '#lib/say.ts'
import { flash, information, warning } from '#web/shared/flash.ts'
import { nowOf } from '#web/shared/now.ts'
import type { Lent } from '#web/shared/session.ts'

/** An invitation opened less than ten minutes ago, with the answers that its link gave. */
export type OpenedInvitation = Invitation & { search: string }

const known = new WeakMap<Request, OpenedInvitation>()

/** Looked at again on each page: it may have been used, withdrawn or too old meanwhile. Null where the session holds none. */
export async function knowInvitation(req: Request): Promise<OpenedInvitation | null> {
  const { lent } = req.session
  if (lent?.kind !== 'invitation') return null
  const now = nowOf(req)
  const isOver = lent.expiresAt <= now.epochMilliseconds
  const invitation = isOver ? null : await findLive(lent, now)
  if (!invitation) return forget(req, isOver)
  const opened = { ...invitation, search: lent.search }
  known.set(req, opened)
  return opened
}

type OfInvitation = Extract<Lent, { kind: 'invitation' }>

async function findLive({ rowId, usagerId, motifId }: OfInvitation, now: Temporal.Instant) {
  if (motifId === null) return findInvitationOfUsager(usagerId, now)
  const invitation = await findPersonalInvitation(rowId)
  return invitation?.personal && invitationRefusal(invitation.personal, now) === null ? invitation : null
}

function forget(req: Request, isOver: boolean) {
  delete req.session.lent
  const closed = say('Par sécurité, la page s’est fermée après 10 minutes. Ouvrez de nouveau le lien reçu.')
  flash(req, isOver ? information(closed) : warning(say('Cette invitation n’est plus valable.')))
  if (req.res) req.res.locals.invitationEnded = true
  return null
}

/** With or without an account of the invited person. */
export const invitationOf = (req: Request): OpenedInvitation | null => known.get(req) ?? null

/** It ended since the last page: the search and the journey stop there. */
export const hasInvitationEnded = (req: Request) => req.res?.locals.invitationEnded === true
