import type { Request, RequestHandler } from 'express'
import { originOf } from './hosts.ts'
import { Refusal } from './refusal.ts'

const READ_ONLY = new Set(['GET', 'HEAD', 'OPTIONS'])

/** A form of another site is refused by what browsers say of its origin: no token in pages (decision 3). */
export const refuseCrossSite: RequestHandler = (req, _res, next) => {
  if (READ_ONLY.has(req.method) || isFromOurPages(req)) next()
  else next(new Refusal(403))
}

function isFromOurPages(req: Request) {
  const site = req.get('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin') return false

  const origin = req.get('origin')
  if (origin !== undefined) return origin === originOf(req)
  return site === 'same-origin'
}
