import * as agendaRules from '#domain/booking/agenda/agenda-rules.ts'
import type { AgentRdv, Taker } from '#domain/booking/rdv/agent-rdv-queries.ts'
import { type TemporalStatus, temporalStatus } from '#domain/booking/rdv/rdv-status.ts'
import { isoDay } from '#lib/day.ts'
import { displayName } from '#lib/names.ts'
import { date, day, duration, timeRangeShort } from '#lib/spoken-words.ts'
import { numero, sentence } from '#lib/typography.ts'
import { zoneOf } from '#lib/zone.ts'
import type { ChangeInWords } from '#web/shared/history/history.ts'
import { statusWords } from '#web/shared/rdv-status-words.ts'
import { agendaPath } from '../agenda/paths.ts'
import type { OrganisationVisit } from '../visit.ts'
import type { Participant } from './participants.ts'
import type { Fact } from './rdv-facts.ts'
import type { StatusEntry } from './status-menu.ts'

export type RdvPage = {
  heading: string
  about: string
  back: { href: string; text: string }
  status: TemporalStatus | 'waiting'
  statusText: string
  statusMenu: StatusEntry[]
  facts: Fact[]
  participants: Participant[]
  isCollectif: boolean
  changes: ChangeInWords[]
  /** Its first changes are no longer known. */
  isOlderThanJournal: boolean
}

/** When, for how long, and by whom it was taken. */
export function rdvHeading({ timeZone, now }: OrganisationVisit, rdv: AgentRdv, taker: Taker | null) {
  const [startsAt, endsAt] = [rdv.startsAt.toTemporalInstant(), rdv.endsAt.toTemporalInstant()]
  const temporal = temporalStatus(rdv, zoneOf(timeZone), now)
  const minutes = (rdv.endsAt.getTime() - rdv.startsAt.getTime()) / 60_000
  const heading = `${sentence(day(startsAt, timeZone))}, ${timeRangeShort(startsAt, endsAt, timeZone)}`
  const today = temporal !== 'unknown_today' && isToday(rdv, timeZone, now) ? 'Aujourd’hui. ' : ''
  return {
    title: `RDV du ${day(startsAt, timeZone)}, ${timeRangeShort(startsAt, endsAt, timeZone)}`,
    heading,
    about: `${today}${sentence(duration(minutes))}. RDV ${numero(rdv.id)}, ${takenBy(rdv, taker, timeZone)}.`,
    status: temporal === 'unknown_today' && rdv.waitingRoomAt ? ('waiting' as const) : temporal,
    statusText: statusWords[temporal],
  }
}

function isToday({ startsAt }: AgentRdv, timeZone: string, now: Temporal.Instant) {
  const zone = zoneOf(timeZone)
  return zone.dayOf(startsAt.getTime()) === zone.dayOf(now.epochMilliseconds)
}

function takenBy({ createdByType, createdAt }: AgentRdv, taker: Taker | null, timeZone: string) {
  const how = { usager: 'pris en ligne', agent: 'pris', prescripteur: 'pris par prescription' }[createdByType]
  const who = taker && displayName(taker)
  return [how, who && `par ${who}`, `le ${date(createdAt.toTemporalInstant(), timeZone)}`].filter(Boolean).join(' ')
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
  return { href, text: chosen && chosen.id !== actor.id ? `Agenda de ${displayName(chosen)}` : 'Retour à l’agenda' }
}
