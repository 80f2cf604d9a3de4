import { systeme } from '#domain/actor/actor.ts'
import { notificationsOf } from './notifications-of.ts'
import type { ToldRdv } from './told-rdv.ts'

/** Where the mails of a rdv reach these participations, by the very rules of the messages; null: nowhere. */
export function findMailAddress(
  rdv: ToldRdv,
  participationIds: readonly number[],
  now: Temporal.Instant,
): string | null {
  const payload = { participationIds: rdv.participations.map(({ id }) => id) }
  const evenement = { name: 'rdv.booked', rdvId: rdv.id, payload, id: 0, actor: systeme, occurredAt: now } as const
  const told = notificationsOf({ evenement, rdv, formerAgents: [] }, now).find(
    ({ recipient, channel, participationIds: spoken }) =>
      recipient.type === 'usager' && channel === 'mail' && spoken.some((id) => participationIds.includes(id)),
  )
  return told?.address ?? null
}
