import type { Request, RequestHandler, Response } from 'express'
import { localAddress } from '#lib/local-address.ts'
import { say } from '#lib/say.ts'
import { failure } from './flash.ts'
import type { Flash } from './layout.ts'
import { cookieOf, ownCookie } from './own-cookie.ts'
import { SESSION_COOKIE, type SessionContent } from './session.ts'

/** Says nothing of anybody: shows that the browser brings back what it is given. */
const WITNESS_COOKIE = 'rdv_temoin'
/** In the address that follows the first cookie of a browser. */
const MARK = 'temoin'

/** Whether the browser brings back a cookie of ours, be it of a session that is over. */
export const keepsCookies = (req: Request): boolean =>
  [SESSION_COOKIE, WITNESS_COOKIE].some((name) => cookieOf(req, name) !== null)

/** Given by a page with a form that nobody can send without: what was typed is then shown again. */
export function giveWitness(req: Request, res: Response) {
  if (!keepsCookies(req)) res.cookie(WITNESS_COOKIE, '1', ownCookie)
}

/** Beside what was typed. */
export const cookiesRefused = (): Flash => ({
  ...failure(
    say(
      'Sans eux, nous ne pouvons pas vous reconnaître à la page suivante. Autorisez les cookies de ce site dans les réglages de votre navigateur, puis envoyez de nouveau : ce que vous avez écrit est encore là.',
    ),
  ),
  title: say('Votre navigateur refuse les cookies'),
})

/** Refused by the browser: `retry` is the page that needs them. */
export class CookiesRefused extends Error {
  readonly retry: string

  constructor(retry: string) {
    super('the browser brings no cookie back')
    this.retry = retry
  }
}

/** The answer to whoever comes back from elsewhere is found again by a cookie, though nothing is kept of him. */
export function expectCookies(req: Request) {
  if (req.res) req.res.locals.expectsCookies = true
}

/**
 * After a form, a link or a provider, the next page knows somebody by his cookie. To a browser that brought none, one is
 * given and the next address marked: comes it back without, the browser refuses them, and is told so at once. Nobody whose
 * session is merely over is: he brings its cookie.
 */
export const followCookies: RequestHandler = (req, res, next) => {
  const unmarked = req.method === 'GET' ? withoutMark(req.originalUrl) : null
  if (unmarked !== null) return keepsCookies(req) ? res.redirect(303, unmarked) : next(new CookiesRefused(unmarked))
  if (!keepsCookies(req)) markRedirections(req, res)
  next()
}

function markRedirections(req: Request, res: Response) {
  const redirect = res.redirect.bind(res)
  res.redirect = (status: number | string, address?: number | string) => {
    const to = String(typeof status === 'number' ? address : status)
    const here = needsCookies(req) ? wantedAgain(req, to) : null
    if (here) giveWitness(req, res)
    redirect(typeof status === 'number' ? status : 303, here ? withMark(here) : to)
  }
}

const needsCookies = (req: Request) =>
  req.method === 'POST' || req.res?.locals.expectsCookies === true || OPENED.some((key) => key in req.session)

/** A link is come back to before it is left: where the browser refuses cookies, only that address opens it later. */
function wantedAgain(req: Request, to: string): string | null {
  const isLink = req.method === 'GET' && req.res?.locals.expectsCookies !== true
  return (isLink ? localAddress(req.originalUrl) : null) ?? localAddress(to)
}

/** By a link, which is read. */
const OPENED = ['who', 'lent', 'accountLink'] as const satisfies (keyof SessionContent)[]

const withMark = (address: string) => `${address}${address.includes('?') ? '&' : '?'}${MARK}=1`

/** Null for an address that is not marked. */
function withoutMark(address: string): string | null {
  const [path = '/', query = ''] = address.split('?')
  const pairs = query.split('&')
  const kept = pairs.filter((pair) => pair.split('=')[0] !== MARK)
  if (kept.length === pairs.length) return null
  return localAddress(kept.some(Boolean) ? `${path}?${kept.join('&')}` : path) ?? '/'
}
