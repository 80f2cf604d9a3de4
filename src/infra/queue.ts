import { Queue } from 'bullmq'
import { config } from './config.ts'
import { log } from './logger.ts'
import { publishingConnection } from './redis.ts'
import { onShutdown } from './shutdown.ts'

export const QUEUES = ['evenements', 'deliveries', 'exports', 'crons'] as const
export type QueueName = (typeof QUEUES)[number]

/** `id`: a second job with the id of one still known to Redis is not added. */
type QueuedJob = { id: string; name: string; payload: object }

const DAY_S = 24 * 3600
export const ATTEMPTS = 20

/** False, and quickly, when Redis does not take them: the sweep tries again. */
export async function enqueueAll(queueName: QueueName, jobs: readonly QueuedJob[]): Promise<boolean> {
  try {
    const queue = queueOf(queueName)
    return (await inTime(queue.waitUntilReady())) && (await inTime(queue.addBulk(jobs.map(asBulkJob))))
  } catch (error) {
    log.warn({ err: error, queueName }, 'jobs not published: the sweep will try again')
    return false
  }
}

const asBulkJob = ({ id, name, payload }: QueuedJob) => ({ name, data: payload, opts: { jobId: id } })

/** What is late may still happen: the ids of the jobs make that harmless. */
function inTime(working: Promise<unknown>): Promise<boolean> {
  const { promise: tooLate, resolve } = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => resolve(false), config.REDIS_TIMEOUT)
  return Promise.race([working.then(() => true), tooLate]).finally(() => clearTimeout(timer))
}

const queues = new Map<QueueName, Queue>()

export function queueOf(name: QueueName): Queue {
  const known = queues.get(name)
  if (known) return known
  const queue = new Queue(name, { connection: connection(), prefix: config.REDIS_PREFIX, defaultJobOptions })
  queue.on('error', () => undefined) // its connection says it, once
  onShutdown(() => queue.close())
  queues.set(name, queue)
  return queue
}

/** Now or as soon as jobs can be published, and each time that they can again. */
export function onQueueReady(listener: () => void) {
  if (connection().status === 'ready') listener()
  connection().on('ready', listener)
}

let opened: ReturnType<typeof publishingConnection> | undefined

function connection() {
  opened ??= publishingConnection()
  return opened
}

const defaultJobOptions = {
  attempts: ATTEMPTS,
  backoff: { type: 'patient' },
  removeOnComplete: { age: 7 * DAY_S },
  removeOnFail: { age: 30 * DAY_S },
} as const
