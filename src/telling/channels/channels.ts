import type { ChannelName } from '#domain/telling/notification/channels.ts'
import type { ReceiptFacts } from '#domain/telling/notification/record-delivery.ts'
import { type MailParcel, mail } from './mail/mail.ts'

/** What carries messages to people. */
type Channel<Parcel> = {
  /** The id is the same at each attempt. */
  send(parcel: Parcel, messageId: string): Promise<Sent>
  /** What its receipt keeps of it. */
  receiptOf(parcel: Parcel): Pick<ReceiptFacts, 'content' | 'emailAddress'>
}

/** `final`: another attempt would be refused alike. `reason`: without address nor name. */
type Sent = { ok: true } | { ok: false; reason: string; final: boolean }

/** All that a message needs to leave. */
export type Parcels = { mail: MailParcel }

/** A new channel is a line here, and one in the domain that says where it reaches a person. */
const channels: { [Name in ChannelName]: Channel<Parcels[Name]> } = { mail }

/** A message ready to leave, and what its receipt will say; none for agents and account mails. */
export type Composed<Name extends ChannelName = ChannelName> = {
  [Each in Name]: { channel: Each; parcel: Parcels[Each]; receipt: ReceiptFacts | null }
}[Name]

export const send = <Name extends ChannelName>({ channel, parcel }: Composed<Name>, messageId: string): Promise<Sent> =>
  channels[channel].send(parcel, messageId)

export const receiptOf = <Name extends ChannelName>(channel: Name, parcel: Parcels[Name]) => ({
  channel,
  ...channels[channel].receiptOf(parcel),
})
