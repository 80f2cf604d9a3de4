import type { Request } from 'express'
import { findInvitationByToken } from '#domain/booking/invitation/invitation-queries.ts'
import { TOKEN_WEEKS } from '#domain/booking/participation/participation-token.ts'
import {
  findParticipationByToken,
  isParticipationToken,
} from '#domain/booking/participation/participation-token-queries.ts'
import { findSessionUsager } from '#domain/people/usager/session-usager-queries.ts'
import { say } from '#lib/say.ts'
import type { Access } from '#web/shared/access.ts'
import { token } from '#web/shared/address-values.ts'
import { type Answer, goTo, showInstead } from '#web/shared/answer.ts'
import { failure } from '#web/shared/flash.ts'
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
import { liensPath, nouveauLienPath } from './paths.ts'
import { UNSHARED } from './unshared.ts'

/** `rdvId`: of the address, if it names one. */
type Link = { token: string; to: string; rdvId: number | null }

/** An address with the token of a message is left for the same without it. */
export async function linkIn(req: Request, rdvId: Link['rdvId']): Promise<Answer | null> {
  const { invitation_token: given } = queryOf(req, { invitation_token: token })
  return given === null ? null : openLink(req, { token: given, to: withoutToken(req), rdvId })
}

/** For pages that are open to everybody, and know who comes by a message. */
export const anyoneByLink: Access = {
  name: 'anyone, known by a link',
  async admit(req, res) {
    const answer = (await linkIn(req, null)) ?? (hasInvitationEnded(req) ? goTo(accueilPath()) : null)
    await answer?.give(req, res)
    return answer === null
  },
}

function withoutToken(req: Request) {
  const query = new URLSearchParams(req.originalUrl.split('?')[1])
  query.delete('invitation_token')
  return query.size > 0 ? `${req.path}?${query}` : req.path
}

/**
 * The link of a message: who received it may see one rdv for ten minutes; the session keeps the rdv, not the token. Of the rdv
 * that its address names, nobody guesses a token: it is looked at, then counted if it is none. One that stands alone might be
 * anybody’s: it is counted, then given back if it is one.
 */
export async function openLink(req: Request, link: Link): Promise<Answer> {
  req.res?.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' })
  const tried = link.rdvId === null ? await limitTries(req, { 'token-address': addressOf(req) }) : null
  const entered = await enter(req, link)
  if (entered) await tried?.giveBack()
  else if (!tried) await limitTries(req, { 'token-rdv-address': addressOf(req) })
  return entered ?? tooOld(link.token)
}

/** Null for a token that nobody was given. */
async function enter(req: Request, { token, to, rdvId }: Link): Promise<Answer | null> {
  const now = nowOf(req)
  const participation = await findParticipationByToken({ token, rdvId }, now)
  const invitation = participation || rdvId !== null ? null : await findInvitationByToken(token, now)
  if (invitation && (await findSessionUsager(invitation.usagerId))) return enterInvited(req, { invitation, to })

  const participant = participation && (await findSessionUsager(participation.usagerId))
  // An old link is nobody's guess.
  if (!participation || !participant) return (await isParticipationToken({ token, rdvId })) ? tooOld(token) : null

  const usagerId = participant.responsibleId ?? participant.id
  const identified = findIdentifiedUsager(req)
  if (identified?.session.kind === 'account') return enterSignedIn(identified.usager.id === usagerId, to)

  await openLinkSession(req, { usagerId, rdvId: participation.rdvId, participationId: participation.id })
  return goTo(to)
}

/** An account reaches more than the link; but not the rdv of somebody else. */
const enterSignedIn = (isHis: boolean, to: string): Answer =>
  isHis
    ? goTo(to)
    : goTo(
        accueilPath(),
        failure(say('Ce lien est pour une autre personne. Déconnectez-vous, puis ouvrez de nouveau le lien.')),
      )

type TooOld = { weeks: number; newLink: { action: string; token: string }; askLinks: string; search: string }
const tooOldPage = page<TooOld>('usagers/rdvs/lien')

const tooOld = (token: string): Answer =>
  showInstead((req, res) => {
    res.set(UNSHARED)
    const newLink = { action: nouveauLienPath(), token: token.slice(0, 64) }
    const others = { weeks: TOKEN_WEEKS, askLinks: liensPath(), search: recherchePath() }
    tooOldPage(req, res, { title: say('Ce lien est trop ancien'), newLink, ...others }, 404)
  })
