import type { Request, Response } from 'express'
import { findInvitationByToken } from '#domain/booking/invitation/invitation-queries.ts'
import { findParticipationByToken } from '#domain/booking/participation/participation-token-queries.ts'
import { findSessionUsager } from '#domain/people/usager/session-usager-queries.ts'
import { say } from '#lib/say.ts'
import type { Access } from '#web/shared/access.ts'
import { token } from '#web/shared/address-values.ts'
import { failure, flash } from '#web/shared/flash.ts'
import { nowOf } from '#web/shared/now.ts'
import { addressOf, limitTries } from '#web/shared/rate-limit.ts'
import { queryOf } from '#web/shared/sent.ts'
import { hasInvitationEnded } from '../invited.ts'
import { openLinkSession } from '../lend.ts'
import { page } from '../page.ts'
import { enterInvited } from '../prise-de-rdv/open-invitation.ts'
import { recherchePath } from '../prise-de-rdv/paths.ts'
import { findIdentifiedUsager } from '../session.ts'
import { accueilPath } from '../site/paths.ts'
import { nouveauLienPath, rdvsPath } from './paths.ts'
import { UNSHARED } from './unshared.ts'

/** An address with the token of a message is left for the same without it. */
export async function opensLink(req: Request, res: Response): Promise<boolean> {
  const { invitation_token: given } = queryOf(req, { invitation_token: token })
  if (given === null) return false
  await openLink(req, res, { token: given, to: withoutToken(req) })
  return true
}

/** For pages that are open to everybody, and know who comes by a message. */
export const anyoneByLink: Access = {
  name: 'anyone, known by a link',
  async admit(req, res) {
    if (await opensLink(req, res)) return false
    if (hasInvitationEnded(req)) res.redirect(303, accueilPath())
    return !hasInvitationEnded(req)
  },
}

function withoutToken(req: Request) {
  const query = new URLSearchParams(req.originalUrl.split('?')[1])
  query.delete('invitation_token')
  return query.size > 0 ? `${req.path}?${query}` : req.path
}

type Link = { token: string; to: string }

/** The link of a message: who received it may see one rdv for ten minutes; the session keeps the rdv, not the token. */
export async function openLink(req: Request, res: Response, { token, to }: Link) {
  res.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' })
  const forgive = await limitTries(req, { 'token-address': addressOf(req) })
  const now = nowOf(req)
  const participation = await findParticipationByToken(token, now)
  const invitation = participation ? null : await findInvitationByToken(token, now)
  if (invitation && (await findSessionUsager(invitation.usagerId))) {
    await forgive()
    return (await enterInvited(req, { invitation, to })).give(req, res)
  }
  const participant = participation && (await findSessionUsager(participation.usagerId))
  if (!participation || !participant) return sayTooOld(req, res, token)

  await forgive()
  const usagerId = participant.responsibleId ?? participant.id
  const identified = findIdentifiedUsager(req)
  if (identified?.session.kind === 'account') return enterSignedIn(req, res, { usagerId, to })

  await openLinkSession(req, { usagerId, rdvId: participation.rdvId })
  res.redirect(303, to)
}

/** An account reaches more than the link; but not the rdv of somebody else. */
function enterSignedIn(req: Request, res: Response, { usagerId, to }: { usagerId: number; to: string }) {
  if (findIdentifiedUsager(req)?.usager.id === usagerId) return res.redirect(303, to)
  flash(req, failure(say('Ce lien est pour une autre personne. Déconnectez-vous, puis ouvrez de nouveau le lien.')))
  res.redirect(303, accueilPath())
}

type TooOld = { newLink: { action: string; token: string }; rdvs: string; search: string }
const tooOldPage = page<TooOld>('usagers/rdvs/lien')

function sayTooOld(req: Request, res: Response, token: string) {
  res.set(UNSHARED)
  const newLink = { action: nouveauLienPath(), token: token.slice(0, 64) }
  tooOldPage(
    req,
    res,
    { title: say('Ce lien est trop ancien'), newLink, rdvs: rdvsPath(), search: recherchePath() },
    404,
  )
}
