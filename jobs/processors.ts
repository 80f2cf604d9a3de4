import { DelayedError, type Job, UnrecoverableError } from 'bullmq'
import type { QueueName } from '#infra/queue.ts'
import { deliver } from './deliver.ts'
import { dispatchEvenement } from './dispatch-evenement.ts'
import { schedule } from './schedule.ts'
import { writeExport } from './write-export.ts'

export type Processor = (job: Job, token?: string) => Promise<unknown>

/** What each queue does with its jobs. */
export const processorsOf = (lease: Temporal.Duration): Record<QueueName, Processor> => ({
  evenements: (job) => dispatchEvenement(job.data, Temporal.Now.instant()),
  deliveries: (job, token) => processDelivery(job, token, lease),
  exports: (job) => writeExport(job.data, Temporal.Now.instant()),
  crons: async (job) => schedule.find(({ name }) => name === job.name)?.run(Temporal.Now.instant()),
})

async function processDelivery(job: Job, token: string | undefined, lease: Temporal.Duration) {
  const delivered = await deliver(job.data, { now: Temporal.Now.instant(), lease })
  if (delivered.state === 'failed')
    throw delivered.final ? new UnrecoverableError(delivered.reason) : new Error(delivered.reason)
  if (delivered.state === 'done') return
  await job.moveToDelayed(delivered.at.epochMilliseconds, token)
  throw new DelayedError()
}
