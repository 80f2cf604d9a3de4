import { randomUUID } from 'node:crypto'
import type { ErrorRequestHandler, RequestHandler } from 'express'
import { log } from '#infra/logger.ts'
import type { Page } from './page.ts'
import { Refusal } from './refusal.ts'

export type ErrorPages = Record<403 | 404 | 429 | 500, Page<{ incident: string | null }>>

const TITLES = {
  403: 'Vous ne pouvez pas ouvrir cette page',
  404: 'Cette page n’existe pas ou n’existe plus',
  429: 'Trop d’essais',
  500: 'Quelque chose n’a pas marché de notre côté',
} as const

export const missingPage: RequestHandler = (_req, _res, next) => next(new Refusal(404))

/** The last word on a request: a refusal has its page, an accident is logged with the number that the page shows. */
export const errorHandler =
  (pages: ErrorPages): ErrorRequestHandler =>
  (error, req, res, next) => {
    if (res.headersSent) return next(error)

    const status = statusOf(error)
    const incident = status === 500 ? randomUUID().slice(0, 8) : null
    if (incident) log.error({ err: error, incident, route: req.route?.path, method: req.method }, 'request failed')
    pages[status](req, res, { title: TITLES[status], incident }, statusSent(error, status))
  }

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
