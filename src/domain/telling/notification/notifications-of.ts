import type { Actor } from '#domain/actor/actor.ts'
import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import type { RdvEvenement, Recorded } from '#domain/journal/evenement/recorded-evenement.ts'
import type { RdvStatus } from '#infra/prisma/enums.ts'
import type { AgentMessage, Notification, UsagerMessage } from './notification.ts'
import { type ToldAgent, type ToldParticipation, type ToldRdv, toldUsagerOf, zoneOf } from './told-rdv.ts'

/** Who is told what by which channel, from the rdv as it is; agents who left it are given apart. */
export type Telling = { evenement: Recorded<RdvEvenement>; rdv: ToldRdv; formerAgents: ToldAgent[] }

/** Nobody is told of a rdv that has started. */
export const notificationsOf = (telling: Telling, now: Temporal.Instant): Notification[] =>
  hasStarted(telling.rdv, now) ? [] : [...toUsagers(telling), ...toAgents(telling, now)]

const hasStarted = ({ startsAt }: ToldRdv, now: Temporal.Instant) => startsAt.getTime() < now.epochMilliseconds

function toUsagers({ evenement, rdv }: Telling): Notification[] {
  const { participations } = rdv
  switch (evenement.name) {
    case 'rdv.booked':
    case 'participation.booked':
      return tellFamilies('rdv-booked-usager', among(participations.filter(isLive), evenement.payload))
    case 'rdv.moved':
      return hasMoved(evenement, rdv) ? tellFamilies('rdv-moved-usager', participations.filter(isLive)) : []
    case 'rdv.cancelled':
      return tellFamilies('rdv-cancelled-usager', among(participations.filter(isCancelled), evenement.payload))
    case 'rdv.status-changed': {
      const { participationIdsBack: participationIds } = evenement.payload
      return tellFamilies('rdv-booked-usager', among(participations.filter(isLive), { participationIds }))
    }
    case 'participation.status-changed':
      return []
    case 'participation.link-requested':
      return tellAsked('rdv-link-usager', among(participations.filter(isLive), evenement.payload))
    case 'participation.cancelled': {
      const told = rdv.motif.collectif || isCancelled(rdv) ? participations.filter(isCancelled) : []
      return tellFamilies('rdv-cancelled-usager', among(told, evenement.payload))
    }
  }
}

function toAgents(telling: Telling, now: Temporal.Instant): Notification[] {
  const { evenement, rdv, formerAgents } = telling
  const tell = (message: AgentMessage, agents: ToldAgent[], participationIds: number[] = []) =>
    agents
      .filter((agent) => wantsToKnow(agent, telling, now))
      .map(({ id }) => ({
        recipient: { type: 'agent' as const, id },
        channel: 'mail' as const,
        message,
        participationIds,
      }))
  switch (evenement.name) {
    case 'rdv.booked':
      return isCancelled(rdv) ? [] : tell('rdv-booked-agent', rdv.agents)
    case 'participation.booked':
      return isCancelled(rdv) ? [] : tell('participation-booked-agent', rdv.agents, evenement.payload.participationIds)
    case 'rdv.cancelled':
      return isCancelled(rdv) ? tell('rdv-cancelled-agent', rdv.agents, evenement.payload.participationIds) : []
    case 'participation.cancelled':
      return tell('participation-cancelled-agent', rdv.agents, evenement.payload.participationIds)
    case 'participation.status-changed':
    case 'participation.link-requested':
      return []
    case 'rdv.status-changed':
      return isBack(evenement.payload) && !isCancelled(rdv) ? tell('rdv-booked-agent', rdv.agents) : []
    case 'rdv.moved': {
      const { agentIdsAdded } = evenement.payload
      const kept = rdv.agents.filter(({ id }) => !agentIdsAdded.includes(id))
      const added = rdv.agents.filter(({ id }) => agentIdsAdded.includes(id))
      return [
        ...(isCancelled(rdv) ? [] : tell('rdv-booked-agent', added)),
        ...(isCancelled(rdv) || !hasMoved(evenement, rdv) ? [] : tell('rdv-moved-agent', kept)),
        ...tell('rdv-cancelled-agent', formerAgents),
      ]
    }
  }
}

const isBack = ({ from }: { from: RdvStatus }) => isCancelled({ status: from })

const isLive = (participation: ToldParticipation) => !isCancelled(participation)

const among = (participations: ToldParticipation[], { participationIds }: { participationIds: number[] }) =>
  participations.filter(({ id }) => participationIds.includes(id))

/** Another start or another lieu; a change of agents alone says nothing to those who stay. */
function hasMoved({ payload }: Extract<Recorded<RdvEvenement>, { name: 'rdv.moved' }>, rdv: ToldRdv) {
  const sameStart = new Date(payload.previousStartsAt).getTime() === rdv.startsAt.getTime()
  return !sameStart || (rdv.lieu !== null && payload.previousLieuId !== rdv.lieu.id)
}

/** One message for a responsable, however many of his proches take part. */
const tellFamilies = (message: UsagerMessage, participations: ToldParticipation[]): Notification[] =>
  tellAsked(
    message,
    participations.filter(({ sendLifecycleNotifications }) => sendLifecycleNotifications),
  )

/** What a person asked for is sent even where the messages of the rdv are off. */
function tellAsked(message: UsagerMessage, participations: ToldParticipation[]): Notification[] {
  const families = Map.groupBy(participations.filter(isReachable), (participation) => toldUsagerOf(participation).id)
  return [...families].map(([id, members]) => ({
    recipient: { type: 'usager', id },
    channel: 'mail',
    message,
    participationIds: members.map((member) => member.id),
  }))
}

function isReachable(participation: ToldParticipation): boolean {
  const { email, notifyByEmail, deletedAt } = toldUsagerOf(participation)
  return email !== null && notifyByEmail && deletedAt === null
}

function wantsToKnow(agent: ToldAgent, { evenement, rdv }: Telling, now: Temporal.Instant): boolean {
  if (!agent.email || agent.deletedAt) return false
  const wanted = {
    all: true,
    others: !isAuthor(agent, evenement.actor),
    soon:
      !isAuthor(agent, evenement.actor) && startsOf(evenement, rdv).some((start) => isSoon(start, zoneOf(rdv), now)),
    none: false,
  }
  return wanted[agent.rdvNotificationsLevel]
}

const isAuthor = (agent: ToldAgent, actor: Actor) => actor.type === 'agent' && actor.id === agent.id

const startsOf = (evenement: Recorded<RdvEvenement>, { startsAt }: ToldRdv) =>
  evenement.name === 'rdv.moved' ? [startsAt, new Date(evenement.payload.previousStartsAt)] : [startsAt]

/** Today or tomorrow, by calendar day. */
export function isSoon(start: Date, timeZone: string, now: Temporal.Instant): boolean {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const day = start.toTemporalInstant().toZonedDateTimeISO(timeZone).toPlainDate()
  return day.equals(today) || day.equals(today.add({ days: 1 }))
}
