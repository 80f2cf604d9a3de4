import { randomUUID } from 'node:crypto'
import { log } from '#infra/logger.ts'
import { sendMail } from '#infra/mailer.ts'
import type { Brand } from '#web/shared/brands.ts'
import { senderOf } from '../channels/mail/addresses.ts'
import { renderMail } from '../channels/mail/render-mail.ts'

/** People wait for it on the page. */
const TIMEOUT_MS = 8_000

type AtOnce = { name: string; to: string; brand: Brand; facts: object }

/** By the process that asked, without Redis: what it says is kept nowhere. False: not sent. */
export async function mailAtOnce({ name, to, brand, facts }: AtOnce): Promise<boolean> {
  const parcel = { from: senderOf(brand), to, ...renderMail(name, { brand, ...facts }) }
  const sent = await sendMail({ ...parcel, messageId: randomUUID() }, TIMEOUT_MS)
  if (!sent.ok) log.warn({ reason: sent.reason, message: name }, 'message not sent')
  return sent.ok
}
