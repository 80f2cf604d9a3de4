import { config } from '#infra/config.ts'
import { redis } from '#infra/redis.ts'
import { shutdown } from '#infra/shutdown.ts'

/** Sessions and jobs of the bench leave Redis; then the connections close. */
export async function forget() {
  for await (const keys of redis.scanStream({ match: `${config.REDIS_PREFIX}:*`, count: 500 }))
    if (keys.length > 0) await redis.del(keys)
  await shutdown()
}
