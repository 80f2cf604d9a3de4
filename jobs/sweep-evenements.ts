import { listUndispatched } from '#domain/journal/evenement/evenement-queries.ts'
import { publishEvenements } from '#domain/journal/evenement/publish-evenements.ts'
import { listUnfinishedDeliveries } from '#domain/telling/notification/delivery-queries.ts'
import { enqueueAll } from '#infra/queue.ts'
import { deliveryJob } from './dispatch-evenement.ts'

/** Left alone at first: the process that recorded it is publishing it. */
const PATIENCE = { recorded: { seconds: 30 }, published: { minutes: 5 } } as const

/** Publishes what a crash or an absence of Redis left behind. What is still queued has the same job id: nothing doubles. */
export const sweepEvenements = (now: Temporal.Instant) =>
  republish({ recorded: now.subtract(PATIENCE.recorded), published: now.subtract(PATIENCE.published) }, now)

/** When Redis is back nobody else is publishing, and it may have forgotten everything. */
export const sweepEverything = (now: Temporal.Instant) => republish({ recorded: now, published: now }, now)

type Since = { recorded: Temporal.Instant; published: Temporal.Instant }

async function republish(since: Since, now: Temporal.Instant): Promise<void> {
  const evenementIds = await listUndispatched(since)
  if (evenementIds.length > 0) await publishEvenements(evenementIds, now)
  const keys = await listUnfinishedDeliveries(since.published)
  if (keys.length > 0) await enqueueAll('deliveries', keys.map(deliveryJob))
}
