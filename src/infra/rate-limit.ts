import { config } from './config.ts'
import { redis } from './redis.ts'

export type Limit = { most: number; windowMs: number }
export type Count = { isOver: boolean; endsAtMs: number }

const COUNT = `
  local count = redis.call('INCR', KEYS[1])
  if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
  return { count, redis.call('PTTL', KEYS[1]) }`

/** Counts one try in a fixed window; in the memory of this process when Redis is away, never without limit. */
export async function countTry(key: string, limit: Limit, nowMs: number): Promise<Count> {
  const [count, leftMs] = await countInRedis(key, limit).catch(() => countInMemory(key, limit, nowMs))
  return { isOver: count > limit.most, endsAtMs: nowMs + leftMs }
}

/** A try that succeeded counts no more. */
export async function forgiveTry(key: string) {
  const known = memory.get(key)
  if (known) known.count--
  else await redis.eval(FORGIVE, 1, keyOf(key)).catch(() => undefined)
}

const FORGIVE = `if redis.call('EXISTS', KEYS[1]) == 1 then redis.call('DECR', KEYS[1]) end`

async function countInRedis(key: string, { windowMs }: Limit): Promise<readonly [number, number]> {
  const counted = await redis.eval(COUNT, 1, keyOf(key), windowMs)
  if (!Array.isArray(counted)) throw new Error('Redis did not count')
  return [Number(counted[0]), Number(counted[1])]
}

const MOST_KEYS = 50_000
const memory = new Map<string, { count: number; endsAtMs: number }>()

function countInMemory(key: string, { windowMs }: Limit, nowMs: number): readonly [number, number] {
  forgetOldest()
  const known = memory.get(key)
  const window = known && known.endsAtMs > nowMs ? known : { count: 0, endsAtMs: nowMs + windowMs }
  window.count++
  memory.set(key, window)
  return [window.count, window.endsAtMs - nowMs]
}

function forgetOldest() {
  const [oldest] = memory.keys()
  if (oldest !== undefined && memory.size > MOST_KEYS) memory.delete(oldest)
}

const keyOf = (key: string) => `${config.REDIS_PREFIX}:limit:${key}`
