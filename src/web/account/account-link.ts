import type { Request } from 'express'
import {
  findLink,
  findLinkOfToken,
  takeTriesOfLink,
  type UsableLink,
} from '#domain/account/compte/account-link-queries.ts'
import type { Face } from '#domain/account/compte/check-credentials.ts'
import { giveBackTries } from '#infra/rate-limit.ts'
import { say } from '#lib/say.ts'
import { token } from '#web/shared/address-values.ts'
import { type Answer, goTo } from '#web/shared/answer.ts'
import { warning } from '#web/shared/flash.ts'
import { knowBrowser, subjectOf } from '#web/shared/known-browser.ts'
import { nowOf } from '#web/shared/now.ts'
import { addressOf, limitTries } from '#web/shared/rate-limit.ts'
import { queryOf } from '#web/shared/sent.ts'

/** `token`: its name in the address. A link of the other face is none. */
type Wanted = { token: string; purposes: readonly UsableLink['purpose'][]; face: Face; otherwise: Otherwise }

/** Where a link that opens nothing leads, and what is said there: how to receive another, on the page that sends it. */
type Otherwise = { href: string; text: () => string }

export const anotherLinkAt = (href: string): Otherwise => ({
  href,
  text: () => say('Ce lien est trop ancien ou a déjà servi. Vous pouvez en recevoir un nouveau.'),
})

/**
 * The link of a mail. Its token leaves the address at once (the session keeps its row), so that no log, history or other site
 * learns it.
 */
export async function openAccountLink(req: Request, wanted: Wanted): Promise<UsableLink | Answer> {
  // Once the token is gone from the address, « no-referrer » would only hide from us the origin of the page's form.
  req.res?.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'same-origin' })
  const { [wanted.token]: given } = queryOf(req, { [wanted.token]: token })
  if (given != null) return keepLink(req, given, wanted)

  const { accountLink } = req.session
  const link = accountLink ? await findLink(accountLink.id, wanted.purposes, nowOf(req)) : null
  return link?.face === wanted.face ? link : refuseLink(req, wanted)
}

/** A right link is never refused: at 32 signs nobody guesses. Wrong ones are counted. */
async function keepLink(req: Request, token: string, wanted: Wanted) {
  req.res?.set('Referrer-Policy', 'no-referrer')
  const link = await findLinkOfToken(token, wanted.purposes, nowOf(req))
  if (link?.face !== wanted.face) {
    await limitTries(req, { 'token-address': addressOf(req) })
    return refuseLink(req, wanted)
  }
  await enterByLink(req, link)
  return goTo(req.baseUrl + req.path)
}

/** Its mailbox was read: the tries that asked for it are given back, and the browser is known to the address. */
export async function enterByLink(req: Request, link: UsableLink) {
  rememberLink(req, { id: link.id, expiresAt: link.expiresAt.getTime() })
  await giveBackTries(await takeTriesOfLink(link.id))
  if (link.email) knowBrowser(req, [subjectOf(link.email)])
}

export function rememberLink(req: Request, link: { id: number; expiresAt: number }) {
  req.session.accountLink = link
}

export function forgetLink(req: Request) {
  delete req.session.accountLink
}

export function refuseLink(req: Request, { otherwise }: Pick<Wanted, 'otherwise'>) {
  forgetLink(req)
  return goTo(otherwise.href, warning(otherwise.text()))
}
