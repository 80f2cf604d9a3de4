import type { ReceiptFacts } from '#domain/telling/notification/record-delivery.ts'
import { config } from '#infra/config.ts'
import type { Mail } from '#infra/mailer.ts'
import type { Brand } from '#web/shared/brands.ts'

/** A mail ready to leave, and what its receipt will say; none for agents and account mails. */
export type ComposedMail = { mail: Omit<Mail, 'messageId'>; receipt: ReceiptFacts | null }

export const senderOf = (brand: Brand) => ({ name: brand.name, address: config.MAIL_FROM ?? brand.supportEmail })

/** Answers are routed by the uuid of the rdv; agents' addresses are not shown. */
export const replyAddressOf = ({ uuid }: { uuid: string }) =>
  config.INBOUND_REPLY_DOMAIN ? `rdv+${uuid}@${config.INBOUND_REPLY_DOMAIN}` : undefined
