import { isOfFamily, type UsagerActor } from '#domain/actor/usager-actor.ts'
import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import type { UsagerRdv } from '#domain/booking/rdv/usager-rdv-queries.ts'

export type ShownStatus =
  | 'unknown_future'
  | 'unknown_today'
  | 'unknown_past'
  | 'seen'
  | 'noshow'
  | 'excused'
  | 'revoked'

/** Participations of the family that still count; all of them once everything is cancelled. */
export function ownParticipations(actor: UsagerActor, { participations }: UsagerRdv) {
  const own = participations.filter(({ usagerId }) => isOfFamily(actor, usagerId))
  const live = own.filter((one) => !isCancelled(one))
  return live.length > 0 ? live : own
}

/** How the rdv stands for this family. */
export function familyStatusOf(actor: UsagerActor, rdv: UsagerRdv, now: Temporal.Instant): ShownStatus {
  const status = isCancelled(rdv) ? rdv.status : (ownParticipations(actor, rdv)[0]?.status ?? rdv.status)
  if (status !== 'unknown') return status
  if (rdv.endsAt.getTime() < now.epochMilliseconds) return 'unknown_past'
  const zone = rdv.organisation.territoire.timeZone
  const dayOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(zone).toPlainDate()
  return dayOf(rdv.startsAt.toTemporalInstant()).equals(dayOf(now)) ? 'unknown_today' : 'unknown_future'
}
