import { Redis, type RedisOptions } from 'ioredis'
import { config } from './config.ts'
import { log } from './logger.ts'
import { onShutdown } from './shutdown.ts'

/** For pages: refuses at once when Redis is away, so that the caller turns to PostgreSQL or memory. */
export const redis = opened('pages', {
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  commandTimeout: config.REDIS_TIMEOUT,
  connectTimeout: 2_000,
})

/** For publishing jobs: as impatient as pages, since the sweep publishes what did not pass. */
export const publishingConnection = () => opened('publishing', { enableOfflineQueue: false, maxRetriesPerRequest: 0 })

/** For BullMQ workers, which wait for Redis as long as it takes. */
export const workerConnection = () => opened('worker', { maxRetriesPerRequest: null })

/** For news that are not kept: as impatient as pages, but it waits for its own first connection. */
export const tellingConnection = () =>
  opened('telling', { maxRetriesPerRequest: 0, commandTimeout: config.REDIS_TIMEOUT, connectTimeout: 2_000 })

/** For hearing them: subscribed again by whoever listens, each time that it is ready. */
export const listeningConnection = () => opened('listening', { maxRetriesPerRequest: null, autoResubscribe: false })

function opened(purpose: string, options: RedisOptions) {
  const connection = new Redis(config.REDIS_URL, { ...options, retryStrategy: (times) => Math.min(times * 100, 2_000) })
  reportStateOf(connection, purpose)
  onShutdown(async () => connection.disconnect())
  return connection
}

/** One line when it goes and one when it is back, whatever the number of attempts between. */
function reportStateOf(connection: Redis, purpose: string) {
  let away = false
  connection.on('error', (error) => {
    if (!away) log.warn({ err: error, purpose }, 'Redis does not answer')
    away = true
  })
  connection.on('ready', () => {
    if (away) log.info({ purpose }, 'Redis is back')
    away = false
  })
}
