import { z } from 'zod'
import { findEvenement } from '#domain/journal/evenement/read-evenement.ts'
import { findTelling } from '#domain/telling/notification/find-telling.ts'
import { notificationsOf } from '#domain/telling/notification/notifications-of.ts'
import { writeDeliveries } from '#domain/telling/notification/write-deliveries.ts'
import { enqueueAll } from '#infra/queue.ts'

const payload = z.object({ evenementId: z.int() })

/** Writes one delivery a message, then one job each. Done twice, it finds the same rows and the same job ids. */
export async function dispatchEvenement(job: unknown, now: Temporal.Instant): Promise<void> {
  const { evenementId } = payload.parse(job)
  const evenement = await findEvenement(evenementId)
  if (!evenement) return
  const telling = await findTelling(evenement)
  const keys = await writeDeliveries(evenement, telling ? notificationsOf(telling, now) : [], now)
  if (keys.length > 0 && !(await enqueueAll('deliveries', keys.map(deliveryJob))))
    throw new Error('deliveries not published')
}

export const deliveryJob = (key: string) => ({ id: key, name: 'deliver', payload: { key } })
