import { db } from '#infra/db.ts'
import type { Recipient } from './notification.ts'

export type DeliveryToSend = { key: string; evenementId: number; recipient: Recipient }

/** Null when there is nothing to send: purged, without its evenement, or of a channel that has no sender. */
export async function findDeliveryToSend(key: string): Promise<DeliveryToSend | null> {
  const delivery = await db.delivery.findUnique({ where: { key } })
  if (!delivery || delivery.state === 'sent' || delivery.evenementId === null || delivery.recipientId === null)
    return null
  const { evenementId, recipientType: type, recipientId: id } = delivery
  return type === 'usager' || type === 'agent' ? { key, evenementId, recipient: { type, id } } : null
}

/** Deliveries that nothing has finished since that instant; their jobs may have been forgotten by Redis. */
export async function listUnfinishedDeliveries(createdBefore: Temporal.Instant): Promise<string[]> {
  const found = await db.delivery.findMany({
    where: { state: { in: ['pending', 'sending'] }, createdAt: { lt: new Date(createdBefore.epochMilliseconds) } },
    select: { key: true },
    orderBy: { createdAt: 'asc' },
    take: 1000,
  })
  return found.map(({ key }) => key)
}
