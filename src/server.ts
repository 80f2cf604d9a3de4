import { config } from '#infra/config.ts'
import { log } from '#infra/logger.ts'
import { onShutdown, shutdownOnSignal } from '#infra/shutdown.ts'
import { createApp } from './app.ts'

const server = createApp().listen(config.PORT, config.HOST, (error?: Error) => {
  if (error) throw error
  const address = server.address()
  log.info({ port: typeof address === 'object' ? address?.port : config.PORT }, 'ready')
})

// A client that sends its request slowly does not keep a connection for long.
server.headersTimeout = 10_000
server.requestTimeout = 30_000
server.keepAliveTimeout = 65_000

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
