import type { RequestHandler } from 'express'
import { RateLimiterRes } from 'rate-limiter-flexible'
import { BoundedMemory } from '#infra/bounded-memory.ts'
import { config } from '#infra/config.ts'
import { say } from '#lib/say.ts'
import { nowOf } from './now.ts'
import { addressOf } from './rate-limit.ts'
import { TooManyTries } from './refusal.ts'

/** Of all who search, as many networks as a flood may leave in memory. */
const MOST_NETWORKS = 10_000

/**
 * So many searches a minute of one network, in the memory of this process: an office or an operator never meets it, a script does.
 * It protects what the others wait for, and costs a page nothing.
 */
export function limitSearches(): RequestHandler {
  if (config.MOST_SEARCHES === 0) return (_req, _res, next) => next()
  const counted = new BoundedMemory({ points: config.MOST_SEARCHES, duration: 60 }, MOST_NETWORKS)
  return async (req, _res, next) => {
    const refused = await counted.consume(addressOf(req)).then(() => null, leftOf)
    if (refused === null) return next()
    const why = say('Beaucoup de recherches sont faites depuis votre connexion à Internet.')
    next(new TooManyTries(nowOf(req).add({ milliseconds: refused }), why))
  }
}

function leftOf(refusal: unknown): number {
  if (refusal instanceof RateLimiterRes) return refusal.msBeforeNext
  throw refusal
}
