import * as agendaRules from '#domain/booking/agenda/agenda-rules.ts'
import type { AgentRdv } from '#domain/booking/rdv/agent-rdv-queries.ts'
import { isToCome } from '#domain/booking/rdv/rdv.ts'
import { type TemporalStatus, temporalStatus } from '#domain/booking/rdv/rdv-status.ts'
import { isoDay } from '#lib/day.ts'
import { displayName, ofPerson } from '#lib/names.ts'
import { timeRangeShort } from '#lib/spoken-words.ts'
import { numero, typo } from '#lib/typography.ts'
import { zoneOf } from '#lib/zone.ts'
import type { ChangeInWords } from '#web/shared/history/history.ts'
import { agendaPath } from '../agenda/paths.ts'
import type { Point } from '../checks/check-words.ts'
import type { OrganisationVisit } from '../visit.ts'
import type { Messages } from './messages.ts'
import type { Participant } from './participants.ts'
import type { Fact } from './rdv-facts.ts'
import { whoAndWhen } from './rdv-who.ts'
import type { StatusEntry } from './status-menu.ts'

export type RdvPage = {
  heading: string
  about: string
  back: { href: string; text: string }
  status: TemporalStatus | 'waiting'
  /** The deeds of the day, once the hour has come. */
  deeds: StatusEntry[]
  statusMenu: StatusEntry[]
  /** Where the arrival of the usager is said; null: there is nothing to say. */
  arrival: { action: string } | null
  deedLinks: { href: string; text: string; icon: string; hidden: string }[]
  /** Its agents receive elsewhere at that time. */
  elsewhere: Point[]
  facts: Fact[]
  participants: Participant[]
  /** Of a rdv collectif where a seat is left. */
  addLinks: { href: string; text: string; icon: string }[]
  isCollectif: boolean
  asksAnts: boolean
  messages: Messages
  moves: string[]
  /** For those who administer the organisation. */
  removal: string | null
  changes: ChangeInWords[]
  /** Its first changes are no longer known. */
  isOlderThanJournal: boolean
}

/** Who, then when; the motif, its agents and the number that is read out on the telephone. */
export function rdvHeading({ timeZone, now }: OrganisationVisit, rdv: AgentRdv) {
  const [startsAt, endsAt] = [rdv.startsAt.toTemporalInstant(), rdv.endsAt.toTemporalInstant()]
  const temporal = temporalStatus(rdv, zoneOf(timeZone), now)
  const heading = typo(whoAndWhen(rdv, timeZone))
  const agents = rdv.agents.map(({ agent }) => displayName(agent)).join(', ')
  const today = isToday(rdv, timeZone, now) ? ', aujourd’hui' : ''
  const hours = timeRangeShort(startsAt, endsAt, timeZone) + today
  return {
    title: heading,
    heading,
    about: typo(`${rdv.motif.name} avec ${agents}. ${hours}. RDV ${numero(rdv.id)}.`),
    status: temporal === 'unknown_today' && rdv.waitingRoomAt ? ('waiting' as const) : temporal,
  }
}

function isToday({ startsAt }: AgentRdv, timeZone: string, now: Temporal.Instant) {
  const zone = zoneOf(timeZone)
  return zone.dayOf(startsAt.getTime()) === zone.dayOf(now.epochMilliseconds)
}

const OF_THE_DAY = ['seen', 'noshow']

/** Once the hour has come, what is said all day stands beside the title; the rest is in the menu. */
export function deedsOfDay(menu: readonly StatusEntry[], rdv: AgentRdv, now: Temporal.Instant) {
  const isDeed = ({ status, asks }: StatusEntry) => !asks && OF_THE_DAY.includes(status) && !isToCome(rdv, now)
  return { deeds: menu.filter(isDeed), statusMenu: menu.filter((entry) => !isDeed(entry)) }
}

/** The agenda he came from, else his own or that of the first agent, if it is open to him; at the day of the rdv. */
export function agendaLink({ actor, timeZone }: OrganisationVisit, rdv: AgentRdv, cameFrom: number | null) {
  const { organisationId, startsAt } = rdv
  const agents = rdv.agents.map(({ agent }) => agent)
  const wanted = [cameFrom, actor.id, agents[0]?.id]
  const open = agents.filter((agent) => agendaRules.show(actor, { organisationId, agent }) === null)
  const chosen = wanted.flatMap((id) => open.filter((agent) => agent.id === id))[0]
  const address = { date: isoDay(zoneOf(timeZone).dayOf(startsAt.getTime())), vue: 'semaine' }
  const href = agendaPath({ organisationId, agentId: chosen?.id ?? actor.id }, address)
  return {
    href,
    text: chosen && chosen.id !== actor.id ? `Agenda ${ofPerson(displayName(chosen))}` : 'Retour à l’agenda',
  }
}
