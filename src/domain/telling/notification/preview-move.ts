import type { Actor } from '#domain/actor/actor.ts'
import { notificationsOf } from './notifications-of.ts'
import { personOf, type ToldPerson } from './preview-status-change.ts'
import type { ToldAgent, ToldRdv } from './told-rdv.ts'

/** The rdv as it would stand. */
export type MovedTo = {
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  lieu: ToldRdv['lieu']
  agents: ToldAgent[]
}

/** Who would be told of another hour, place or agents: the very rules of the messages, before the deed. */
export function previewMove(rdv: ToldRdv, to: MovedTo, by: { actor: Actor; now: Temporal.Instant }): ToldPerson[] {
  const [before, after] = [idsOf(rdv), idsOf(to)]
  const payload = {
    previousStartsAt: rdv.startsAt.toISOString(),
    previousEndsAt: rdv.endsAt.toISOString(),
    previousLieuId: rdv.lieu?.id ?? null,
    agentIdsKept: after.filter((id) => before.includes(id)),
    agentIdsAdded: after.filter((id) => !before.includes(id)),
    agentIdsRemoved: before.filter((id) => !after.includes(id)),
  }
  const evenement = { name: 'rdv.moved', rdvId: rdv.id, payload, id: 0, actor: by.actor, occurredAt: by.now } as const
  const moved = { ...rdv, ...to, startsAt: dateOf(to.startsAt), endsAt: dateOf(to.endsAt) }
  const formerAgents = rdv.agents.filter(({ id }) => !after.includes(id))
  return notificationsOf({ evenement, rdv: moved, formerAgents }, by.now).map(personOf)
}

const idsOf = ({ agents }: { agents: readonly ToldAgent[] }) => agents.map(({ id }) => id)

const dateOf = ({ epochMilliseconds }: Temporal.Instant) => new Date(epochMilliseconds)
