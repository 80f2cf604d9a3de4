import type { Request, Response } from 'express'
import { z } from 'zod'
import {
  findAgendas,
  listAgendaPlanning,
  listAgendaRdvs,
  listAgentsAsked,
} from '#domain/booking/agenda/agenda-queries.ts'
import type { AgendaEntry, Period } from '#domain/booking/agenda/agent-agenda.ts'
import { listJoursFeries } from '#domain/planning/jour-ferie/jour-ferie.ts'
import type { OrganisationOfAgent } from '#domain/territory/organisation/agent-organisations-queries.ts'
import { type DayNumber, dayNumber, isoDay, mondayOf } from '#lib/day.ts'
import { type Zone, zoneOf } from '#lib/zone.ts'
import { day, id, ids } from '#web/shared/address-values.ts'
import { found } from '#web/shared/refusal.ts'
import { queryOf } from '#web/shared/sent.ts'
import { letSessionGo } from '#web/shared/session.ts'
import { listOrganisationsOf } from '../current-organisation.ts'
import { type AgentVisit, visitOf } from '../visit.ts'
import { type AgendaEvent, eventOf, jourFerieEvent } from './agenda-events.ts'

/** All that the grid draws of some days. */
export async function evenements(req: Request, res: Response) {
  const asked = await askedBy(req)
  const { from, to, departementNumber } = asked.period
  const joursFeries = listJoursFeries(isoDay(from), isoDay(to), departementNumber)
  const { entries } = await findAgendas(asked.actor, asked)
  sendTo(req, res, [...joursFeries.map((jour) => jourFerieEvent(jour, asked.agentIds)), ...eventsOf(entries, asked)])
}

export async function rdvs(req: Request, res: Response) {
  const asked = await askedBy(req)
  sendTo(req, res, eventsOf(await listAgendaRdvs(asked.actor, asked), asked))
}

export const absences = (req: Request, res: Response) => planning(req, res, 'absence')
export const plages = (req: Request, res: Response) => planning(req, res, 'plage')

async function planning(req: Request, res: Response, kind: AgendaEntry['kind']) {
  const asked = await askedBy(req)
  const entries = await listAgendaPlanning(asked.actor, asked)
  sendTo(
    req,
    res,
    eventsOf(
      entries.filter((entry) => entry.kind === kind),
      asked,
    ),
  )
}

/** Asked by the page itself, again and again: that keeps nobody signed in. */
function sendTo(req: Request, res: Response, events: readonly AgendaEvent[]) {
  letSessionGo(req)
  res.json(events)
}

type Asked = AgentVisit & {
  organisation: OrganisationOfAgent
  organisations: readonly OrganisationOfAgent[]
  agentIds: readonly number[]
  period: Period
  withCancelled: boolean
}

const question = {
  organisation_id: id,
  agent_id: id,
  agent_ids: ids,
  start: z.string().max(40),
  end: z.string().max(40),
}

/** Whose agenda is not open to him is not there. */
async function askedBy(req: Request): Promise<Asked> {
  const visit = visitOf(req)
  const asked = queryOf(req, question)
  const organisations = await listOrganisationsOf(req)
  const organisation = found(organisations.find((one) => one.id === asked.organisation_id))
  const agents = await listAgentsAsked(visit.actor, organisation.id, asked.agent_ids ?? [found(asked.agent_id)])
  found(agents[0])
  return {
    ...visit,
    organisation,
    organisations,
    agentIds: agents.map((agent) => agent.id),
    period: periodOf(asked, organisation, visit.now),
    withCancelled: visit.agent.displayCancelledRdv,
  }
}

/** Six weeks of a month, and some days beside. */
const MOST_DAYS = 62

/** From `start` to before `end`, as calendars ask; this week where that cannot be read. */
function periodOf(
  asked: { start: string | null; end: string | null },
  { territoire: { timeZone, departementNumber } }: OrganisationOfAgent,
  now: Temporal.Instant,
): Period {
  const zone = zoneOf(timeZone)
  const from = dayOf(asked.start) ?? mondayOf(zone.dayOf(now.epochMilliseconds))
  const end = dayOf(asked.end)
  const last = end === null ? from + 6 : hasHour(asked.end) ? end : end - 1
  return { from, to: Math.min(Math.max(last, from), from + MOST_DAYS - 1), zone, departementNumber }
}

const dayOf = (text: string | null): DayNumber | null => {
  const read = day.safeParse(text)
  return read.success ? dayNumber(read.data) : null
}

/** « 2027-03-08T00:00:00 » ends the seventh. */
const hasHour = (text: string | null) => /T(?!00:00)/.test(text ?? '')

function eventsOf(entries: readonly AgendaEntry[], { organisation, organisations, period, now }: Asked): AgendaEvent[] {
  const organisationNames = new Map(organisations.map(({ id, name }) => [id, name]))
  const reader = { organisationId: organisation.id, organisationNames, zone: period.zone, now }
  const hasWaitingStripes = organisation.territoire.enableWaitingRoomColorField
  const [startMs, endMs] = boundsOf(period)
  return entries
    .filter((entry) => entry.startMs < endMs && entry.endMs > startMs)
    .map((entry) => eventOf(entry, { reader, hasWaitingStripes }))
}

const boundsOf = ({ from, to, zone }: { from: DayNumber; to: DayNumber; zone: Zone }) =>
  [zone.startOfDay(from), zone.startOfDay(to + 1)] as const
