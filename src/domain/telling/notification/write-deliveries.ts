import { createHash } from 'node:crypto'
import { systeme } from '#domain/actor/actor.ts'
import { deed } from '#domain/journal/deed.ts'
import type { Recorded } from '#domain/journal/evenement/recorded-evenement.ts'
import { db } from '#infra/db.ts'
import { deliveryKey, type Notification } from './notification.ts'

/** One row a message, written once however many times the evenement is dispatched; returns the keys still to be sent. */
export async function writeDeliveries(
  evenement: Recorded,
  notifications: readonly Order[],
  now: Temporal.Instant,
): Promise<string[]> {
  const evenementId = evenement.id
  await deed(systeme, async ({ prisma: tx }) => {
    await tx.delivery.createMany({ data: notifications.map((order) => rowOf(evenement, order)), skipDuplicates: true })
    await tx.evenement.updateMany({
      where: { id: evenementId, dispatchedAt: null },
      data: { dispatchedAt: new Date(now.epochMilliseconds) },
    })
  })
  const unsent = await db.delivery.findMany({ where: { evenementId, state: 'pending' }, select: { key: true } })
  return unsent.map(({ key }) => key)
}

type Order = Pick<Notification, 'recipient' | 'channel'>

function rowOf(evenement: Recorded, { recipient, channel }: Order) {
  const key = deliveryKey(evenement.id, { recipient, channel })
  return {
    key,
    evenementId: evenement.id,
    channel,
    recipientType: recipient.type,
    recipientId: recipient.id,
    messageId: messageIdOf(key, evenement.occurredAt),
  }
}

/** The same at each attempt; the instant tells apart two installations that number their evenements alike. */
const messageIdOf = (key: string, occurredAt: Temporal.Instant) =>
  createHash('sha256').update(`${key} ${occurredAt}`).digest('hex').slice(0, 40)
