import { z } from 'zod'
import { claimDelivery } from '#domain/telling/notification/claim-delivery.ts'
import { type DeliveryToSend, findDeliveryToSend } from '#domain/telling/notification/delivery-queries.ts'
import { dropDelivery, recordAttempt, recordFailure, recordSent } from '#domain/telling/notification/record-delivery.ts'
import { log } from '#infra/logger.ts'
import { sendMail as handOver } from '#infra/mailer.ts'
import { ATTEMPTS } from '#infra/queue.ts'
import type { ComposedMail } from '#telling/channels/mail/mail.ts'
import { composeMail } from '#telling/compose.ts'

const payload = z.object({ key: z.string() })

/** `later`: another process is sending it, look again then. `failed`: to be tried again, unless final. */
export type MailSent =
  | { state: 'done' }
  | { state: 'later'; at: Temporal.Instant }
  | { state: 'failed'; reason: string; final: boolean }

type Clock = { now: Temporal.Instant; lease: Temporal.Duration }

/** Claim, send, record: a delivery recorded as sent never leaves again, and each attempt bears the same Message-ID. */
export async function sendMail(job: unknown, clock: Clock): Promise<MailSent> {
  const { key } = payload.parse(job)
  const delivery = await findDeliveryToSend(key)
  if (!delivery) return DONE
  const claim = await claimDelivery(key, clock)
  if (!claim.ok) return claim.reason === 'claimed' ? { state: 'later', at: claim.until } : DONE
  return sendClaimed(delivery, claim, clock)
}

const DONE: MailSent = { state: 'done' }

type Claimed = { attempts: number; messageId: string }

async function sendClaimed(delivery: DeliveryToSend, claim: Claimed, { now }: Clock): Promise<MailSent> {
  const composed = await composeMail(delivery, now)
  if (!composed) return drop(delivery)
  const sent = await handOver({ ...composed.mail, messageId: claim.messageId })
  if (!sent.ok) return failed({ delivery, composed, claim }, sent)
  await recordSent(delivery.key, composed.receipt, Temporal.Now.instant())
  return DONE
}

async function drop({ key }: DeliveryToSend): Promise<MailSent> {
  log.info({ key }, 'message dropped: nothing to say any more')
  await dropDelivery(key)
  return DONE
}

type Attempt = { delivery: DeliveryToSend; composed: ComposedMail; claim: Claimed }

async function failed(
  { delivery: { key }, composed, claim }: Attempt,
  refusal: { reason: string; final: boolean },
): Promise<MailSent> {
  const final = refusal.final || claim.attempts >= ATTEMPTS
  log.warn({ key, reason: refusal.reason, attempts: claim.attempts, final }, 'mail not sent')
  if (final) await recordFailure(key, composed.receipt, refusal.reason)
  else await recordAttempt(key, refusal.reason)
  return { state: 'failed', reason: refusal.reason, final }
}
