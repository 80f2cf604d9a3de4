import { db } from '#infra/db.ts'

export type DeliveryToSend = { key: string; evenementId: number }

/** Null when there is nothing to send: sent, purged, or without its evenement. */
export async function findDeliveryToSend(key: string): Promise<DeliveryToSend | null> {
  const delivery = await db.delivery.findUnique({ where: { key } })
  if (!delivery || delivery.state === 'sent' || delivery.evenementId === null) return null
  return { key, evenementId: delivery.evenementId }
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
