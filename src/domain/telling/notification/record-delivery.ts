import { systeme } from '#domain/actor/actor.ts'
import { deed } from '#domain/journal/deed.ts'
import { db, type Tx } from '#infra/db.ts'
import type { ReceiptEvent } from '#infra/prisma/enums.ts'
import type { ChannelName } from './channels.ts'

/** What is logged of a message to a usager. */
export type ReceiptFacts = {
  usagerId: number
  /** Null when it was deleted. */
  rdvId: number | null
  organisationId: number
  event: ReceiptEvent
  channel: ChannelName
  content: string
  emailAddress?: string
}

/** The message was handed over: it is never sent again, and its receipt is written with that. */
export const recordSent = (key: string, receipt: ReceiptFacts | null, now: Temporal.Instant) =>
  deed(systeme, async ({ prisma: tx }) => {
    const sentAt = new Date(now.epochMilliseconds)
    await tx.delivery.updateMany({ where: { key, state: 'sending' }, data: { state: 'sent', sentAt, error: null } })
    if (receipt) await writeReceipt(tx, { key, receipt, result: 'processed', errorMessage: null })
  })

/** Another attempt will follow. */
export const recordAttempt = (key: string, error: string) =>
  db.delivery.updateMany({ where: { key, state: 'sending' }, data: { state: 'pending', error } })

/** No attempt is left. */
export const recordFailure = (key: string, receipt: ReceiptFacts | null, error: string) =>
  deed(systeme, async ({ prisma: tx }) => {
    await tx.delivery.updateMany({ where: { key, state: 'sending' }, data: { state: 'failed', error } })
    if (receipt) await writeReceipt(tx, { key, receipt, result: 'failure', errorMessage: error })
  })

/** Nobody is to be told any more: the rdv was deleted, has started, or is no longer what the message would say. */
export const dropDelivery = (key: string) => db.delivery.deleteMany({ where: { key, state: { not: 'sent' } } })

type Written = { key: string; receipt: ReceiptFacts; result: 'processed' | 'failure'; errorMessage: string | null }

const writeReceipt = (tx: Tx, { key, receipt, result, errorMessage }: Written) =>
  tx.receipt.upsert({
    where: { deliveryKey: key },
    create: { ...receipt, deliveryKey: key, result, errorMessage },
    update: { result, errorMessage },
  })
