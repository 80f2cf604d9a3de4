import { z } from 'zod'
import { findEvenement } from '#domain/journal/evenement/read-evenement.ts'
import type { Recorded } from '#domain/journal/evenement/recorded-evenement.ts'
import type { Notification, Recipient } from '#domain/telling/notification/notification.ts'
import { notificationsOf } from '#domain/telling/notification/notifications-of.ts'
import { findTelling } from '#domain/telling/notification/rdv-notification-queries.ts'
import { writeDeliveries } from '#domain/telling/notification/write-deliveries.ts'
import { enqueueAll } from '#infra/queue.ts'

const payload = z.object({ evenementId: z.int() })

/** Writes one delivery a message, then one job each. Done twice, it finds the same rows and the same job ids. */
export async function dispatchEvenement(job: unknown, now: Temporal.Instant): Promise<void> {
  const { evenementId } = payload.parse(job)
  const evenement = await findEvenement(evenementId)
  if (!evenement) return
  const keys = await writeDeliveries(evenement, await ordersOf(evenement, now))
  if (keys.length > 0 && !(await enqueueAll('mails', keys.map(mailJob)))) throw new Error('deliveries not published')
}

export const mailJob = (key: string) => ({ id: key, name: 'send-mail', payload: { key } })

async function ordersOf(
  evenement: Recorded,
  now: Temporal.Instant,
): Promise<Pick<Notification, 'recipient' | 'channel'>[]> {
  if (evenement.name === 'account.mail-requested') return [{ recipient: personOf(evenement.payload), channel: 'mail' }]
  const telling = await findTelling(evenement)
  return telling ? notificationsOf(telling, now) : []
}

const personOf = ({ personType, personId }: { personType: Recipient['type']; personId: number }): Recipient => ({
  type: personType,
  id: personId,
})
