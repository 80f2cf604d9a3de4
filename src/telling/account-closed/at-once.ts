import { randomUUID } from 'node:crypto'
import type { RdvToCome } from '#domain/account/compte/rdvs-to-come-queries.ts'
import { config } from '#infra/config.ts'
import { log } from '#infra/logger.ts'
import { sendMail } from '#infra/mailer.ts'
import type { Brand } from '#web/shared/brands.ts'
import { renderMail } from '../channels/mail/render-mail.ts'

type Closed = { to: string; recipient: string; rdvs: readonly RdvToCome[]; brand: Brand }

const TIMEOUT_MS = 8_000

/** Leaves at once, by the process that closed the account: its address is kept nowhere any more. */
export async function sendClosedMail({ to, recipient, rdvs, brand }: Closed): Promise<void> {
  const rendered = renderMail('account-closed', { brand, recipient, email: to, rdvs })
  const from = { name: brand.name, address: config.MAIL_FROM ?? brand.supportEmail }
  const sent = await sendMail({ messageId: randomUUID(), from, to, ...rendered }, TIMEOUT_MS)
  if (!sent.ok) log.warn({ reason: sent.reason }, 'mail of a closed account not sent')
}
