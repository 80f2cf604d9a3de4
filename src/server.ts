import { config } from '#infra/config.ts'
import { limitQueries } from '#infra/db.ts'
import { log } from '#infra/logger.ts'
import { startSentry } from '#infra/sentry.ts'
import { onShutdown, shutdownOnSignal } from '#infra/shutdown.ts'
import { httpServer } from '#web/shared/http-server.ts'
import { createApp } from './app.ts'

await startSentry()
limitQueries()
const server = httpServer(createApp()).listen(config.PORT, config.HOST, () => {
  const address = server.address()
  log.info({ port: typeof address === 'object' ? address?.port : config.PORT }, 'ready')
})

onShutdown(
  () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeIdleConnections()
    }),
)
shutdownOnSignal(config.SHUTDOWN_TIMEOUT)

if (config.WORKERS_IN_WEB) {
  const { startWorkers } = await import('#jobs/start-workers.ts')
  startWorkers()
}
