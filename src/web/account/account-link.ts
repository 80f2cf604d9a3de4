import type { Request, Response } from 'express'
import { findLink, findLinkOfToken, type UsableLink } from '#domain/account/compte/account-link-queries.ts'
import { say } from '#lib/say.ts'
import { flash, warning } from '#web/shared/flash.ts'
import { addressOf, limitTries } from '#web/shared/rate-limit.ts'

type Wanted = { token: string; purposes: readonly UsableLink['purpose'][]; otherwise: string }

/**
 * The link of a mail. Its token leaves the address at once (the session keeps its row), so that no log, history or other site
 * learns it. Null: the request is answered.
 */
export async function requireAccountLink(req: Request, res: Response, wanted: Wanted): Promise<UsableLink | null> {
  // Once the token is gone from the address, « no-referrer » would only hide from us the origin of the page's form.
  res.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'same-origin' })
  const token = req.query[wanted.token]
  if (typeof token === 'string') return openLink(req, res.set('Referrer-Policy', 'no-referrer'), token, wanted)

  const { accountLink } = req.session
  const link = accountLink ? await findLink(accountLink.id, wanted.purposes, Temporal.Now.instant()) : null
  return link ?? refuse(req, res, wanted)
}

/** Tries at tokens are counted; one that is right counts no more. */
async function openLink(req: Request, res: Response, token: string, wanted: Wanted) {
  const forgive = await limitTries(req, { 'token-address': addressOf(req) })
  const link = await findLinkOfToken(token, wanted.purposes, Temporal.Now.instant())
  if (!link) return refuse(req, res, wanted)

  await forgive()
  req.session.accountLink = { id: link.id, expiresAt: link.expiresAt.getTime() }
  res.redirect(303, req.baseUrl + req.path)
  return null
}

export function refuse(req: Request, res: Response, { otherwise }: Pick<Wanted, 'otherwise'>) {
  delete req.session.accountLink
  flash(req, warning(say('Ce lien est trop ancien ou a déjà servi. Vous pouvez en recevoir un nouveau.')))
  res.redirect(303, otherwise)
  return null
}
