import { RedisStore } from 'connect-redis'
import { config } from './config.ts'
import { redis } from './redis.ts'

export const sessionStore = () => new RedisStore({ client: redis, prefix: `${config.REDIS_PREFIX}:session:` })
