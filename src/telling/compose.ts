import { findEvenement } from '#domain/journal/evenement/read-evenement.ts'
import type { DeliveryToSend } from '#domain/telling/notification/delivery-queries.ts'
import { findTelling } from '#domain/telling/notification/find-telling.ts'
import { deliveryKey } from '#domain/telling/notification/notification.ts'
import { notificationsOf } from '#domain/telling/notification/notifications-of.ts'
import type { ComposedMail } from './channels/mail/mail.ts'
import { accountMail } from './shared/account-message.ts'
import { agentRdvMail } from './shared/agent-message.ts'
import { usagerRdvMail } from './shared/usager-message.ts'

/** From the evenement and the rdv as they are now: null when there is nothing to say any more. */
export async function composeMail(
  { key, evenementId }: DeliveryToSend,
  now: Temporal.Instant,
): Promise<ComposedMail | null> {
  const evenement = await findEvenement(evenementId)
  if (!evenement) return null
  const telling = await findTelling(evenement)
  const notification = telling && notificationsOf(telling, now).find((due) => deliveryKey(evenementId, due) === key)
  if (!notification) return null
  if (!('rdv' in telling)) return accountMail(telling.evenement.payload, now)
  const compose = notification.recipient.type === 'usager' ? usagerRdvMail : agentRdvMail
  return compose(telling, notification, now)
}
