import type { Actor } from '#domain/actor/actor.ts'
import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import { followersOf } from '#domain/booking/rdv/rdv-status.ts'
import type { RdvEvenement, Recorded } from '#domain/journal/evenement/recorded-evenement.ts'
import type { RdvStatus } from '#infra/prisma/enums.ts'
import type { Notification } from './notification.ts'
import { notificationsOf } from './notifications-of.ts'
import type { ToldRdv } from './told-rdv.ts'

export type ToldPerson = Pick<Notification['recipient'], 'type' | 'firstName' | 'lastName'> &
  Pick<Notification, 'channel'>

type Previewed = { status: RdvStatus; actor: Actor; now: Temporal.Instant }

/** Who would be told if an agent gave that status to a rdv: the very rules of the messages, before the deed. */
export function previewStatusChange(rdv: ToldRdv, { status, actor, now }: Previewed): ToldPerson[] {
  const followers = rdv.participations.filter((one) => followersOf[status].some((from) => from === one.status))
  const participations = rdv.participations.map((one) => (followers.includes(one) ? { ...one, status } : one))
  const evenement = { ...evenementOf(rdv, status, followers), id: 0, actor, occurredAt: now }
  const after = { ...rdv, status, participations }
  return notificationsOf({ evenement, rdv: after, formerAgents: [] }, now).map(personOf)
}

function evenementOf(rdv: ToldRdv, status: RdvStatus, followers: ToldRdv['participations']) {
  const rdvId = rdv.id
  if (status === 'excused' || status === 'revoked') {
    const participationIds = followers.map(({ id }) => id)
    return { name: 'rdv.cancelled', rdvId, payload: { status, participationIds } } as const
  }
  const back = status === 'unknown' ? followers.filter(isCancelled) : []
  const payload = { from: rdv.status, status, participationIdsBack: back.map(({ id }) => id) }
  return { name: 'rdv.status-changed', rdvId, payload } as const satisfies Omit<
    Extract<Recorded<RdvEvenement>, { name: 'rdv.status-changed' }>,
    'id' | 'actor' | 'occurredAt'
  >
}

export const personOf = ({ recipient: { type, firstName, lastName }, channel }: Notification): ToldPerson => ({
  type,
  firstName,
  lastName,
  channel,
})
