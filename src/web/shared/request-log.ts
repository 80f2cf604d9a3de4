import type { RequestHandler } from 'express'
import { log } from '#infra/logger.ts'

/** One line a request, with the route as declared: addresses carry tokens and names. */
export const requestLog: RequestHandler = (req, res, next) => {
  const startedAt = performance.now()
  res.on('finish', () => {
    const ms = Math.round(performance.now() - startedAt)
    log.info({ method: req.method, route: req.route?.path ?? null, status: res.statusCode, ms }, 'request')
  })
  next()
}
