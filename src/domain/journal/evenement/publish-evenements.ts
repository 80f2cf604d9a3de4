import { db } from '#infra/db.ts'
import { log } from '#infra/logger.ts'
import { enqueueAll } from '#infra/queue.ts'

/** After the commit. Returns quickly and never throws: what could not be published is left to the sweep. */
export async function publishEvenements(ids: readonly number[], now: Temporal.Instant): Promise<boolean> {
  try {
    const published = await enqueueAll('evenements', ids.map(jobOf))
    if (published) await markPublished(ids, now)
    return published
  } catch (error) {
    log.warn({ err: error }, 'evenements not marked as published: the sweep will publish them again')
    return false
  }
}

const jobOf = (evenementId: number) => ({
  id: `evenement-${evenementId}`,
  name: 'dispatch-evenement',
  payload: { evenementId },
})

const markPublished = (ids: readonly number[], now: Temporal.Instant) =>
  db.evenement.updateMany({
    where: { id: { in: [...ids] }, publishedAt: null },
    data: { publishedAt: new Date(now.epochMilliseconds) },
  })
