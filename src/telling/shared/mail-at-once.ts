import { randomUUID } from 'node:crypto'
import { log } from '#infra/logger.ts'
import { sendMail } from '#infra/mailer.ts'
import { type Written, writeMail } from '../channels/mail/mail.ts'

/** People wait for it on the page. */
const TIMEOUT_MS = 8_000

/** `unknown`: nobody has this address; `failed`: it may be sent later. */
export type SentAtOnce = 'sent' | 'unknown' | 'failed'

/** By the process that asked, without Redis: what it says is kept nowhere. */
export async function mailAtOnce(message: string, written: Written): Promise<SentAtOnce> {
  const sent = await sendMail({ ...writeMail(message, written), messageId: randomUUID() }, TIMEOUT_MS)
  if (sent.ok) return 'sent'
  log.warn({ reason: sent.reason, message }, 'message not sent')
  return sent.unknown ? 'unknown' : 'failed'
}
