import type { Actor } from '#domain/actor/actor.ts'
import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import type { Addressee } from './addressee.ts'
import { hasMoved } from './has-moved.ts'
import { isSoon } from './is-soon.ts'
import type { RdvTelling, Telling } from './telling.ts'
import { type ToldAgent, zoneOf } from './told-rdv.ts'

type Now = Temporal.Instant

export const whoReceive = (telling: Telling<'rdv.booked' | 'participation.booked'>, now: Now) =>
  isCancelled(telling.rdv) ? [] : attentive(telling, now, telling.evenement.payload)

/** Who took it for somebody beyond his organisation, whatever his level; told once, when he receives him as well. */
export function whoPrescribed(telling: Telling<'rdv.booked' | 'participation.booked'>, now: Now): Addressee[] {
  const { prescripteur, evenement } = telling
  if (!prescripteur || isCancelled(telling.rdv)) return []
  if (whoReceive(telling, now).some(({ recipient }) => recipient.id === prescripteur.id)) return []
  const { participationIds } = evenement.payload
  return [{ recipient: { type: 'agent', ...prescripteur, ...byMail }, participationIds }]
}

/** Of a rdv that was cancelled and no longer is. */
export const whoReceiveAgain = (telling: Telling<'rdv.status-changed'>, now: Now) =>
  isCancelled({ status: telling.evenement.payload.from }) && !isCancelled(telling.rdv) ? attentive(telling, now) : []

export const whoJoin = (telling: Telling<'rdv.moved'>, now: Now) => {
  const { agentIdsAdded } = telling.evenement.payload
  const agents = telling.rdv.agents.filter(({ id }) => agentIdsAdded.includes(id))
  return isCancelled(telling.rdv) ? [] : attentive(telling, now, { agents })
}

export const whoStay = (telling: Telling<'rdv.moved'>, now: Now) => {
  const { agentIdsAdded } = telling.evenement.payload
  const agents = telling.rdv.agents.filter(({ id }) => !agentIdsAdded.includes(id))
  return isCancelled(telling.rdv) || !hasMoved(telling) ? [] : attentive(telling, now, { agents })
}

export const whoLeave = (telling: Telling<'rdv.moved'>, now: Now) =>
  attentive(telling, now, { agents: telling.formerAgents })

export const whoLose = (telling: Telling<'rdv.cancelled'>, now: Now) =>
  isCancelled(telling.rdv) ? attentive(telling, now, telling.evenement.payload) : []

export const whoseIsDeleted = (telling: Telling<'rdv.deleted'>, now: Now) =>
  attentive(telling, now, { participationIds: (telling.formerParticipations ?? []).map(({ id }) => id) })

/** Somebody left: the rdv may go on without him. */
export const whoWait = (telling: Telling<'participation.cancelled'>, now: Now) =>
  attentive(telling, now, telling.evenement.payload)

/** All of them, whatever their level, where the territoire wants it: somebody sits there now. */
export const whoAreAwaited = ({ rdv }: Telling<'rdv.usager-arrived'>): Addressee[] =>
  isWaiting(rdv) && rdv.organisation.territoire.enableWaitingRoomMailField
    ? rdv.agents.map((agent) => ({ recipient: { type: 'agent', ...agent, ...byMail }, participationIds: [] }))
    : []

const isWaiting = ({ status, waitingRoomAt }: RdvTelling['rdv']) => status === 'unknown' && waitingRoomAt !== null

type Concerned = { agents?: ToldAgent[]; participationIds?: number[] }

/** Those whose level of notification lets the message through. */
const attentive = (
  telling: RdvTelling,
  now: Now,
  { agents = telling.rdv.agents, participationIds = [] }: Concerned = {},
): Addressee[] =>
  agents
    .filter((agent) => wantsToKnow(agent, telling, now))
    .map((agent) => ({ recipient: { type: 'agent', ...agent, ...byMail }, participationIds }))

/** Agents are told by mail only, and cannot refuse it otherwise than by their level. */
const byMail = { notifyByEmail: true, phoneNumber: null }

function wantsToKnow(agent: ToldAgent, telling: RdvTelling, now: Now): boolean {
  const isOther = !isAuthor(agent, telling.evenement.actor)
  const wanted = {
    all: true,
    others: isOther,
    soon: isOther && startsOf(telling).some((start) => isSoon(start, zoneOf(telling.rdv), now)),
    none: false,
  }
  return wanted[agent.rdvNotificationsLevel]
}

const isAuthor = (agent: ToldAgent, actor: Actor) => actor.type === 'agent' && actor.id === agent.id

const startsOf = ({ evenement, rdv: { startsAt } }: RdvTelling) =>
  evenement.name === 'rdv.moved' ? [startsAt, new Date(evenement.payload.previousStartsAt)] : [startsAt]
