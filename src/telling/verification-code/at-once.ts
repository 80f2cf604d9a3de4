import { randomUUID } from 'node:crypto'
import { config } from '#infra/config.ts'
import { log } from '#infra/logger.ts'
import { sendMail } from '#infra/mailer.ts'
import type { Brand } from '#web/shared/brands.ts'
import { renderMail } from '../channels/mail/render-mail.ts'

/** People wait for it on the page. */
const TIMEOUT_MS = 8_000

/** A code leaves at once, by the process that made it: it is stored nowhere and does not need Redis. False: not sent. */
export async function sendCodeMail({ to, code, brand }: { to: string; code: string; brand: Brand }): Promise<boolean> {
  const rendered = renderMail('verification-code', { brand, code: spaced(code) })
  const from = { name: brand.name, address: config.MAIL_FROM ?? brand.supportEmail }
  const sent = await sendMail({ messageId: randomUUID(), from, to, ...rendered }, TIMEOUT_MS)
  if (!sent.ok) log.warn({ reason: sent.reason }, 'code not sent')
  return sent.ok
}

/** « 482 913 » */
const spaced = (code: string) => code.replace(/(?<=^\d{3})(?=\d{3}$)/, ' ')
