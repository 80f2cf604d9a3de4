import { randomUUID } from 'node:crypto'
import type { ErrorRequestHandler, RequestHandler } from 'express'
import { isDatabaseAway } from '#infra/database-away.ts'
import { log } from '#infra/logger.ts'
import { reportError } from '#infra/sentry.ts'
import { say } from '#lib/say.ts'
import { time } from '#lib/spoken-words.ts'
import { CookiesRefused } from './cookies.ts'
import { nowOf } from './now.ts'
import type { Page, Pages } from './page.ts'
import { Forbidden, Refusal, TooManyTries } from './refusal.ts'

/** `until`: when a refused try may be made again, as an hour. `reason`: why this deed is not his, or why he waits. `wasForm`: it may be written all the same. */
type ErrorContent = { incident: string | null; until: string | null; reason: string | null; wasForm: boolean }

type ErrorPages = Record<403 | 404 | 429 | 500, Page<ErrorContent>>

const errorPagesOf = (page: Pages): ErrorPages => ({
  403: page('errors/403'),
  404: page('errors/404'),
  429: page('errors/429'),
  500: page('errors/500'),
})

const TITLES = {
  403: () => say('Vous ne pouvez pas ouvrir cette page'),
  404: () => say('Cette page n’existe pas ou n’existe plus'),
  429: () => say('Trop d’essais'),
  500: () => say('Quelque chose n’a pas marché de notre côté'),
} as const

export const missingPage: RequestHandler = (_req, _res, next) => next(new Refusal(404))

/** The last word on a request: a refusal has its page, an accident is logged with the number that the page shows. */
export function errorHandler(page: Pages): ErrorRequestHandler {
  const pages = errorPagesOf(page)
  const cookiesPage = page<{ host: string; retry: string }>('errors/cookies')
  return (error, req, res, next) => {
    if (res.headersSent) return next(error)

    if (error instanceof CookiesRefused) {
      const title = say('Votre navigateur refuse les cookies')
      // Its address may be that of a link: no cache keeps it, no other site learns it.
      res.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'same-origin' })
      return cookiesPage(req, res, { title, host: req.hostname, retry: error.retry }, 400)
    }
    const status = statusOf(error)
    const incident = status === 500 ? randomUUID().slice(0, 8) : null
    if (incident) {
      log.error({ err: error, incident, route: req.route?.path, method: req.method }, 'request failed')
      reportError(error)
    }
    if (error instanceof TooManyTries) res.set('Retry-After', String(secondsBetween(nowOf(req), error.until)))
    const isAway = status === 500 && isDatabaseAway(error)
    if (isAway) res.set('Retry-After', String(AWAY_S))
    const wasForm = req.method !== 'GET' && req.method !== 'HEAD'
    const content = { title: TITLES[status](), incident, until: hourOf(error), reason: reasonOf(error), wasForm }
    pages[status](req, res, content, isAway ? 503 : statusSent(error, status))
  }
}

/** A restart of PostgreSQL takes less. */
const AWAY_S = 30

/** Rounded up to the next minute, in the time of Paris: who is refused may be nobody that we know. */
const hourOf = (error: unknown) =>
  error instanceof TooManyTries ? time(error.until.add({ seconds: 59 }), 'Europe/Paris') : null

function reasonOf(error: unknown) {
  if (error instanceof TooManyTries) return error.why
  return error instanceof Forbidden ? error.reason : null
}

const secondsBetween = (now: Temporal.Instant, until: Temporal.Instant) =>
  Math.max(1, Math.ceil(now.until(until).total('seconds')))

function statusOf(error: unknown): keyof ErrorPages {
  const status = rawStatus(error)
  if (status === 403 || status === 404 || status === 429) return status
  return status >= 400 && status < 500 ? 404 : 500
}

/** body-parser and the router refuse with their own 4xx (too large, bad encoding): kept on the wire. */
const statusSent = (error: unknown, status: number) => (status === 404 ? rawStatus(error) : status)

function rawStatus(error: unknown): number {
  if (typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number')
    return error.status
  return 500
}
