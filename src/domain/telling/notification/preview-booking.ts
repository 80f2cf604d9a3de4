import { type Actor, systeme } from '#domain/actor/actor.ts'
import type { Notification } from './notification.ts'
import { notificationsOf } from './notifications-of.ts'
import type { ToldRdv } from './told-rdv.ts'

type Asked = { actor: Actor; now: Temporal.Instant }

/** Who is told of a rdv as it is taken, written or not: the very rules of the messages, before the deed. */
export function previewBooking(rdv: ToldRdv, { actor, now }: Asked): Notification[] {
  const payload = { participationIds: rdv.participations.map(({ id }) => id) }
  const evenement = { name: 'rdv.booked', rdvId: rdv.id, payload, id: 0, actor, occurredAt: now } as const
  return notificationsOf({ evenement, rdv, formerAgents: [] }, now)
}

/** Where the mails of a rdv reach these participations; null: nowhere. */
export function findMailAddress(
  rdv: ToldRdv,
  participationIds: readonly number[],
  now: Temporal.Instant,
): string | null {
  const told = previewBooking(rdv, { actor: systeme, now }).find(
    ({ recipient, channel, participationIds: spoken }) =>
      recipient.type === 'usager' && channel === 'mail' && spoken.some((id) => participationIds.includes(id)),
  )
  return told?.address ?? null
}
