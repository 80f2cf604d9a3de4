import type { Actor } from '#domain/actor/actor.ts'
import { afterChange, changeOfStatus, type StatusAsked } from '#domain/booking/rdv/status-change.ts'
import type { Notification } from './notification.ts'
import { notificationsOf } from './notifications-of.ts'
import type { ToldRdv } from './told-rdv.ts'

export type ToldPerson = Pick<Notification['recipient'], 'type' | 'firstName' | 'lastName'> &
  Pick<Notification, 'channel' | 'message'>

/** Who would be told if an agent gave that status: the deed's own change and the very rules of the messages, before the deed. */
export function previewStatusChange(
  rdv: ToldRdv,
  asked: StatusAsked,
  { actor, now }: { actor: Actor; now: Temporal.Instant },
): ToldPerson[] {
  const change = changeOfStatus(rdv, asked, now)
  const evenement = { ...change.evenement, id: 0, actor, occurredAt: now }
  return notificationsOf({ evenement, rdv: afterChange(rdv, change), formerAgents: [] }, now).map(personOf)
}

export const personOf = ({ recipient, channel, message }: Notification): ToldPerson => ({
  type: recipient.type,
  firstName: recipient.firstName,
  lastName: recipient.lastName,
  channel,
  message,
})
