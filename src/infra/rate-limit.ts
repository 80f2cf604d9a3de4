import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import { BoundedMemory } from './bounded-memory.ts'
import { config } from './config.ts'
import { redis } from './redis.ts'

export type Limit = { most: number; windowMs: number }

export type Limiter = {
  /** Null: the try may be made; else the milliseconds until the window ends. */
  count: (subject: string) => Promise<number | null>
  /** A try that succeeded counts no more. */
  giveBack: (subject: string) => Promise<void>
}

/** Of all who count alike, as many as a flood may leave in memory while Redis is away. */
const MOST_SUBJECTS = 10_000

/** Counts in fixed windows of Redis; in the memory of this process when Redis does not answer, never without limit. */
export function limiter(name: string, { most, windowMs }: Limit): Limiter {
  const window = { keyPrefix: `${config.REDIS_PREFIX}:limit:${name}`, points: most, duration: windowMs / 1000 }
  const insuranceLimiter = new BoundedMemory(window, MOST_SUBJECTS)
  const points = new RateLimiterRedis({ ...window, storeClient: redis, insuranceLimiter })
  return {
    count: (subject) => points.consume(subject).then(() => null, leftOf),
    giveBack: async (subject) => void (await points.reward(subject)),
  }
}

function leftOf(refusal: unknown): number {
  if (refusal instanceof RateLimiterRes) return refusal.msBeforeNext
  throw refusal
}
