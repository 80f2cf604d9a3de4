import { findEvenement } from '#domain/journal/evenement/read-evenement.ts'
import type { ChannelName } from '#domain/telling/notification/channels.ts'
import type { DeliveryToSend } from '#domain/telling/notification/delivery-queries.ts'
import { findTelling } from '#domain/telling/notification/find-telling.ts'
import { deliveryKey } from '#domain/telling/notification/notification.ts'
import { notificationsOf } from '#domain/telling/notification/notifications-of.ts'
import type { MessageName } from '#domain/telling/notification/who-is-told.ts'
import { type Composed, receiptOf } from './channels/channels.ts'
import { messages } from './messages.ts'
import type { Message, Told } from './shared/message.ts'

/** From the evenement and its facts as they are now: null when there is nothing to say any more. */
export async function compose({ key, evenementId }: DeliveryToSend, now: Temporal.Instant): Promise<Composed | null> {
  const evenement = await findEvenement(evenementId)
  const telling = evenement && (await findTelling(evenement))
  const notification = telling && notificationsOf(telling, now).find((due) => deliveryKey(evenementId, due) === key)
  return notification ? write(notification, { telling, notification }, now) : null
}

/** The names are given apart, which ties a message to its facts and a channel to its parcel. */
async function write<Name extends MessageName, Channel extends ChannelName>(
  { message, channel }: { message: Name; channel: Channel },
  told: Told<Name>,
  now: Temporal.Instant,
): Promise<Composed<Channel> | null> {
  const { by, receipt }: Message<Name> = messages[message]
  const parcel = await by[channel]?.(told, now)
  if (!parcel) return null
  const subject = receipt(told)
  return { channel, parcel, receipt: subject && { ...subject, ...receiptOf(channel, parcel) } }
}
