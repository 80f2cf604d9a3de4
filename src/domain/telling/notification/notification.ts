import type { Addressee, Recipient } from './addressee.ts'
import type { ChannelName } from './channels.ts'
import type { MessageName } from './who-is-told.ts'

/** Who is told what, by which channel, at which address. The message names its folder: src/telling/<message>. */
export type Notification = Addressee & { message: MessageName; channel: ChannelName; address: string }

type Told = { recipient: Pick<Recipient, 'type' | 'id'>; channel: ChannelName }

/** One evenement, one person, one channel: one message. */
export const deliveryKey = (evenementId: number, { recipient, channel }: Told) =>
  `evenement-${evenementId}:${recipient.type}-${recipient.id}:${channel}`
