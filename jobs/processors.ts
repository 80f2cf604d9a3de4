import { DelayedError, type Job, UnrecoverableError } from 'bullmq'
import type { QueueName } from '#infra/queue.ts'
import { sendMail } from './deliver.ts'
import { dispatchEvenement } from './dispatch-evenement.ts'
import { schedule } from './schedule.ts'

export type Processor = (job: Job, token?: string) => Promise<unknown>

/** What each queue does with its jobs. */
export const processorsOf = (lease: Temporal.Duration): Record<QueueName, Processor> => ({
  evenements: (job) => dispatchEvenement(job.data, Temporal.Now.instant()),
  mails: (job, token) => processMail(job, token, lease),
  crons: async (job) => schedule.find(({ name }) => name === job.name)?.run(Temporal.Now.instant()),
})

async function processMail(job: Job, token: string | undefined, lease: Temporal.Duration) {
  const sent = await sendMail(job.data, { now: Temporal.Now.instant(), lease })
  if (sent.state === 'failed') throw sent.final ? new UnrecoverableError(sent.reason) : new Error(sent.reason)
  if (sent.state === 'done') return
  await job.moveToDelayed(sent.at.epochMilliseconds, token)
  throw new DelayedError()
}
