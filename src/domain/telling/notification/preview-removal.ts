import type { Actor } from '#domain/actor/actor.ts'
import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import { notificationsOf } from './notifications-of.ts'
import { personOf, type ToldPerson } from './preview-status-change.ts'
import type { ToldRdv } from './told-rdv.ts'

/** Who would be told if the rdv was deleted: those whom a rdv collectif to come leaves without it; nobody else (the very rules of the messages). */
export function previewRemoval(rdv: ToldRdv, { actor, now }: { actor: Actor; now: Temporal.Instant }): ToldPerson[] {
  if (!rdv.motif.collectif || isCancelled(rdv)) return []
  const formerParticipations = rdv.participations.filter((one) => !isCancelled(one))
  const payload = { former: null }
  const evenement = { name: 'rdv.deleted', rdvId: rdv.id, payload, id: 0, actor, occurredAt: now } as const
  return notificationsOf({ evenement, rdv, formerAgents: [], formerParticipations }, now).map(personOf)
}
