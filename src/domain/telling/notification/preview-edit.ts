import type { Actor } from '#domain/actor/actor.ts'
import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import { notificationsOf } from './notifications-of.ts'
import { previewMove } from './preview-move.ts'
import { personOf, type ToldPerson } from './preview-status-change.ts'
import type { ToldRdv } from './told-rdv.ts'

type By = { actor: Actor; now: Temporal.Instant }

/** Who would be told if an agent wrote the rdv otherwise: as it stands, and as planned; the very rules of the messages, before the deed. */
export function previewEdit(before: ToldRdv, planned: ToldRdv, by: By): ToldPerson[] {
  if (isCancelled(before)) return []
  const after = asItWouldStand(before, planned)
  const people = isMoved(before, after) ? moved(before, after, by) : []
  return before.motif.collectif ? [...people, ...joining(before, after, by), ...leaving(before, after, by)] : people
}

/** Who stays has the participation that he has; a place that serves once, and is the same, is the one that it is. */
function asItWouldStand(before: ToldRdv, planned: ToldRdv): ToldRdv {
  const { lieu } = before
  const isSamePlace = lieu?.name === planned.lieu?.name && lieu?.address === planned.lieu?.address
  return {
    ...before,
    startsAt: planned.startsAt,
    endsAt: planned.endsAt,
    name: planned.name,
    agents: planned.agents,
    lieu: isSamePlace ? lieu : planned.lieu,
    participations: planned.participations.map((one) => {
      const { id, status } = participationOf(before, one.usager.id) ?? { id: -one.usager.id, status: one.status }
      return { ...one, id, status }
    }),
  }
}

const participationOf = ({ participations }: ToldRdv, usagerId: number) =>
  participations.find(({ usager }) => usager.id === usagerId)

const isMoved = (before: ToldRdv, after: ToldRdv) =>
  before.startsAt.getTime() !== after.startsAt.getTime() ||
  before.lieu !== after.lieu ||
  before.agents.length !== after.agents.length ||
  after.agents.some(({ id }) => before.agents.every((agent) => agent.id !== id))

/** Who joins in the same change is told of that alone. */
function moved(before: ToldRdv, { startsAt, endsAt, lieu, agents, participations }: ToldRdv, by: By) {
  const stay = participations.filter(({ usager }) => participationOf(before, usager.id))
  const to = { startsAt: instantOf(startsAt), endsAt: instantOf(endsAt), lieu, agents }
  return previewMove({ ...before, participations: stay }, to, by)
}

const instantOf = (date: Date) => Temporal.Instant.fromEpochMilliseconds(date.getTime())

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
