import type { Actor } from '#domain/actor/actor.ts'
import { haveSame, isMoved } from '#domain/booking/check/planned-change.ts'
import { isSamePlace, type Place } from '#domain/booking/check/planned-rdv.ts'
import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import { endingOf, statusOfJoining, statusOnceOthersCome } from '#domain/booking/rdv/rdv-status.ts'
import { notificationsOf } from './notifications-of.ts'
import { previewMove } from './preview-move.ts'
import { personOf, type ToldPerson } from './preview-status-change.ts'
import type { ToldRdv } from './told-rdv.ts'

type By = { actor: Actor; now: Temporal.Instant }

/** Who would be told if an agent wrote the rdv otherwise: as it stands, and as planned; the very rules of the messages, before the deed. */
export function previewEdit(before: ToldRdv, planned: ToldRdv, by: By): ToldPerson[] {
  if (isCancelled(before)) return []
  const after = asItWouldStand(before, planned, by)
  const people = isMoved(appointed(before), appointed(after)) ? moved(before, after, by) : []
  return before.motif.collectif
    ? [...people, ...joining(before, after, by), ...leaving(before, after, by)]
    : [...people, ...losing(before, after, by)]
}

/** Who stays has the participation that he has; a place that serves once, and is the same, is the one that it is. */
function asItWouldStand(before: ToldRdv, planned: ToldRdv, { now }: By): ToldRdv {
  const participations = planned.participations.map((one) => {
    const joining = { id: -one.usager.id, status: statusOfJoining(before) }
    const { id, status } = participationOf(before, one.usager.id) ?? joining
    return { ...one, id, status }
  })
  return {
    ...before,
    status: statusAfter(before, { startsAt: planned.startsAt, participations }, now),
    participations,
    startsAt: planned.startsAt,
    endsAt: planned.endsAt,
    name: planned.name,
    agents: planned.agents,
    lieu: isSamePlace(placeOf(before), placeOf(planned)) ? before.lieu : planned.lieu,
  }
}

function statusAfter(before: ToldRdv, after: Pick<ToldRdv, 'startsAt' | 'participations'>, now: Temporal.Instant) {
  if (haveSame(usagerIdsOf(before), usagerIdsOf(after))) return before.status
  const participations = after.participations.map(({ status }) => status)
  return statusOnceOthersCome(
    { collectif: before.motif.collectif, current: before.status, startsAt: after.startsAt, participations },
    now,
  )
}

const usagerIdsOf = ({ participations }: Pick<ToldRdv, 'participations'>) =>
  participations.map(({ usager }) => usager.id)

const participationOf = ({ participations }: ToldRdv, usagerId: number) =>
  participations.find(({ usager }) => usager.id === usagerId)

const appointed = (rdv: ToldRdv) => ({
  startsAt: instantOf(rdv.startsAt),
  place: placeOf(rdv),
  agentIds: rdv.agents.map(({ id }) => id),
})

function placeOf({ lieu }: ToldRdv): Place | null {
  if (!lieu) return null
  const { id, availability, name, address } = lieu
  return availability === 'single_use' ? { kind: 'single-use', name, address } : { kind: 'lieu', lieuId: id }
}

/** Who joins in the same change is told of that alone. */
function moved(before: ToldRdv, { startsAt, endsAt, lieu, agents, participations, status }: ToldRdv, by: By) {
  const stay = participations.filter(({ usager }) => participationOf(before, usager.id))
  const to = { startsAt: instantOf(startsAt), endsAt: instantOf(endsAt), lieu, agents }
  return previewMove({ ...before, status, participations: stay }, to, by)
}

const instantOf = (date: Date) => Temporal.Instant.fromEpochMilliseconds(date.getTime())

/** With the last who was to come, an individual rdv ends. */
function losing(before: ToldRdv, after: ToldRdv, by: By): ToldPerson[] {
  const status = endingOf(before, after.status)
  if (!status) return []
  const payload = { status, participationIds: [] }
  const evenement = { name: 'rdv.cancelled', rdvId: before.id, payload, ...recordedBy(by) } as const
  return notificationsOf({ evenement, rdv: after, formerAgents: [] }, by.now).map(personOf)
}

function joining(before: ToldRdv, after: ToldRdv, by: By): ToldPerson[] {
  const added = after.participations.filter(({ usager }) => !participationOf(before, usager.id))
  const payload = { participationIds: added.map(({ id }) => id) }
  const evenement = { name: 'participation.added', rdvId: before.id, payload, ...recordedBy(by) } as const
  return notificationsOf({ evenement, rdv: after, formerAgents: [] }, by.now).map(personOf)
}

function leaving(before: ToldRdv, after: ToldRdv, by: By): ToldPerson[] {
  const former = before.participations.filter(({ usager, status }) => {
    return !participationOf(after, usager.id) && !isCancelled({ status })
  })
  const participationsRemoved = former.map(({ id, usager, sendLifecycleNotifications }) => ({
    id,
    usagerId: usager.id,
    sendLifecycleNotifications,
  }))
  const payload = { participationsRemoved }
  const evenement = { name: 'participation.removed', rdvId: before.id, payload, ...recordedBy(by) } as const
  return notificationsOf({ evenement, rdv: after, formerAgents: [], formerParticipations: former }, by.now).map(
    personOf,
  )
}

const recordedBy = ({ actor, now }: By) => ({ id: 0, actor, occurredAt: now })
