import { config } from '#infra/config.ts'
import { type Mail, sendMail } from '#infra/mailer.ts'
import type { Brand } from '#web/shared/brands.ts'
import { renderMail } from './render-mail.ts'

export type MailParcel = Omit<Mail, 'messageId'>

export const mail = {
  send: (parcel: MailParcel, messageId: string) => sendMail({ ...parcel, messageId }),
  receiptOf: ({ to, subject }: MailParcel) => ({ emailAddress: to, content: subject }),
}

export type Written = { to: string; brand: Brand; facts: object }

/** The mail of a message, in the name of a brand. */
export const writeMail = (message: string, { to, brand, facts }: Written) => ({
  from: { name: brand.name, address: config.MAIL_FROM ?? brand.supportEmail },
  to,
  ...renderMail(message, { brand, ...facts }),
})

/** Answers are routed by the uuid of the rdv; agents' addresses are not shown. */
export const replyAddressOf = ({ uuid }: { uuid: string }) =>
  config.INBOUND_REPLY_DOMAIN ? `rdv+${uuid}@${config.INBOUND_REPLY_DOMAIN}` : undefined
