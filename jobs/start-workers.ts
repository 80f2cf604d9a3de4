import { type Job, Worker } from 'bullmq'
import { config } from '#infra/config.ts'
import { log } from '#infra/logger.ts'
import { ATTEMPTS, onQueueReady, QUEUES, type QueueName, queueOf } from '#infra/queue.ts'
import { workerConnection } from '#infra/redis.ts'
import { reportError } from '#infra/sentry.ts'
import { onShutdown } from '#infra/shutdown.ts'
import { patientBackoff } from './backoff.ts'
import { type Processor, processorsOf } from './processors.ts'
import { schedule } from './schedule.ts'
import { sweepEverything } from './sweep-evenements.ts'

/** A claim outlives the job that made it: its mail may still be on its way to the mail server. */
const LEASE = Temporal.Duration.from({ milliseconds: 2 * config.WORKER_PATIENCE })

/** Starts the workers of every queue; while Redis is away they wait for it. They end their jobs at shutdown. */
export function startWorkers() {
  for (const name of QUEUES) queueOf(name) // opened first, so closed after the workers
  const processors = processorsOf(LEASE)
  for (const name of QUEUES) startWorker(name, processors[name])
  onQueueReady(() =>
    takeUp().catch((error: unknown) => log.error({ err: error }, 'what was left behind is not taken up')),
  )
}

function startWorker(name: QueueName, processor: Processor) {
  const connection = workerConnection()
  const worker = new Worker(name, processor, {
    connection,
    prefix: config.REDIS_PREFIX,
    concurrency: name === 'crons' || name === 'exports' ? 1 : config.WORKER_CONCURRENCY,
    lockDuration: config.WORKER_PATIENCE,
    stalledInterval: config.WORKER_PATIENCE,
    maxStalledCount: ATTEMPTS,
    settings: { backoffStrategy: (attemptsMade) => patientBackoff(attemptsMade) },
  })
  worker.on('error', (error) => log.debug({ err: error, queue: name }, 'worker'))
  worker.on('failed', reportFailure)
  // With Redis away there is no job to end, and no answer to wait for.
  onShutdown(() => worker.close(connection.status !== 'ready'))
}

/** At the start and each time Redis comes back. */
async function takeUp() {
  const queue = queueOf('crons')
  for (const { name, pattern } of schedule)
    await queue.upsertJobScheduler(name, { pattern, tz: 'Europe/Paris' }, { name, opts: { attempts: 1 } })
  await sweepEverything(Temporal.Now.instant())
}

function reportFailure(job: Job | undefined, error: Error) {
  const isLast = !job || job.attemptsMade >= (job.opts.attempts ?? 1) || error.name === 'UnrecoverableError'
  log[isLast ? 'error' : 'warn'](
    { err: error, job: job?.name, jobId: job?.id, attempts: job?.attemptsMade },
    'job failed',
  )
  if (isLast) reportError(error)
}
