import { type Mail, sendMail } from '#infra/mailer.ts'
import type { Channel } from '../channel.ts'

export type MailParcel = Omit<Mail, 'messageId'>

export const mail: Channel<MailParcel> = {
  send: (parcel, messageId) => sendMail({ ...parcel, messageId }),
  receiptOf: ({ to, subject }) => ({ emailAddress: to, content: subject }),
}
