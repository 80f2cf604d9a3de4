import type { Actor } from '#domain/actor/actor.ts'
import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import type { RdvStatus } from '#infra/prisma/enums.ts'
import { notificationsOf } from './notifications-of.ts'
import { personOf, type ToldPerson } from './preview-status-change.ts'
import type { ToldRdv } from './told-rdv.ts'

type Previewed = { participationId: number; status: RdvStatus; actor: Actor; now: Temporal.Instant }

/** Who would be told if an agent gave that status to a participation of a rdv collectif. */
export function previewParticipationChange(rdv: ToldRdv, { participationId, status, actor, now }: Previewed) {
  const before = rdv.participations.find(({ id }) => id === participationId)
  if (!before || isCancelled(before) === isCancelled({ status })) return [] satisfies ToldPerson[]
  const name = status === 'excused' ? 'participation.cancelled' : 'participation.booked'
  const payload = { participationIds: [participationId] }
  const evenement = { name, rdvId: rdv.id, payload, id: 0, actor, occurredAt: now } as const
  const participations = rdv.participations.map((one) => (one === before ? { ...one, status } : one))
  const after = { ...rdv, participations }
  return notificationsOf({ evenement, rdv: after, formerAgents: [] }, now).map(personOf)
}
