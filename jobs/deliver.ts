import { z } from 'zod'
import { claimDelivery } from '#domain/telling/notification/claim-delivery.ts'
import { type DeliveryToSend, findDeliveryToSend } from '#domain/telling/notification/delivery-queries.ts'
import { dropDelivery, recordAttempt, recordFailure, recordSent } from '#domain/telling/notification/record-delivery.ts'
import { log } from '#infra/logger.ts'
import { ATTEMPTS } from '#infra/queue.ts'
import { type Composed, send } from '#telling/channels/channels.ts'
import { compose } from '#telling/compose.ts'

const payload = z.object({ key: z.string() })

/** `later`: another process is sending it, look again then. `failed`: to be tried again, unless final. */
export type Delivered =
  | { state: 'done' }
  | { state: 'later'; at: Temporal.Instant }
  | { state: 'failed'; reason: string; final: boolean }

type Clock = { now: Temporal.Instant; lease: Temporal.Duration }

/** Claim, send by its channel, record: a delivery recorded as sent never leaves again, and each attempt bears the same id. */
export async function deliver(job: unknown, clock: Clock): Promise<Delivered> {
  const { key } = payload.parse(job)
  if (handedOver.has(key)) return record(key)
  const delivery = await findDeliveryToSend(key)
  if (!delivery) return DONE
  const claim = await claimDelivery(key, clock)
  if (!claim.ok) return claim.reason === 'claimed' ? { state: 'later', at: claim.until } : DONE
  return sendClaimed(delivery, claim, clock)
}

const DONE: Delivered = { state: 'done' }

type Claimed = { attempts: number; messageId: string }

async function sendClaimed(delivery: DeliveryToSend, claim: Claimed, { now }: Clock): Promise<Delivered> {
  const composed = await compose(delivery, now)
  if (!composed) return drop(delivery)
  const sent = await send(composed, claim.messageId)
  if (!sent.ok) return failed({ delivery, composed, claim }, sent)
  handedOver.set(delivery.key, { receipt: composed.receipt, at: Temporal.Now.instant() })
  return record(delivery.key)
}

/** What left and could not be recorded, since PostgreSQL was away: the next attempt of the job, seconds later, only records it. */
const handedOver = new Map<string, { receipt: Composed['receipt']; at: Temporal.Instant }>()

async function record(key: string): Promise<Delivered> {
  const left = handedOver.get(key)
  if (left) await recordSent(key, left.receipt, left.at)
  handedOver.delete(key)
  return DONE
}

async function drop({ key }: DeliveryToSend): Promise<Delivered> {
  log.info({ key }, 'message dropped: nothing to say any more')
  await dropDelivery(key)
  return DONE
}

type Attempt = { delivery: DeliveryToSend; composed: Composed; claim: Claimed }

async function failed(
  { delivery: { key }, composed, claim }: Attempt,
  refusal: { reason: string; final: boolean },
): Promise<Delivered> {
  const final = refusal.final || claim.attempts >= ATTEMPTS
  log.warn({ key, reason: refusal.reason, attempts: claim.attempts, final }, 'message not sent')
  if (final) await recordFailure(key, composed.receipt, refusal.reason)
  else await recordAttempt(key, refusal.reason)
  return { state: 'failed', reason: refusal.reason, final }
}
