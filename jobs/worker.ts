import { config } from '#infra/config.ts'
import { log } from '#infra/logger.ts'
import { startSentry } from '#infra/sentry.ts'
import { shutdownOnSignal } from '#infra/shutdown.ts'
import { startWorkers } from './start-workers.ts'

await startSentry()
startWorkers()
shutdownOnSignal(config.SHUTDOWN_TIMEOUT)
log.info('ready')
