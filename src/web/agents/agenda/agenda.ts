import type { Request, Response } from 'express'
import {
  type AgentOfAgenda,
  countRdvsToComplete,
  findAgentOfAgenda,
  listAgentsOfAgendas,
  readAgenda,
  readAgendaDisplay,
} from '#domain/booking/agenda/agenda-queries.ts'
import * as agendaRules from '#domain/booking/agenda/agenda-rules.ts'
import { withoutIdleWeekend } from '#domain/booking/agenda/agent-agenda.ts'
import { isoDay } from '#lib/day.ts'
import { displayName } from '#lib/names.ts'
import { zoneOf } from '#lib/zone.ts'
import { id } from '#web/shared/address-values.ts'
import { Forbidden, found, idOf } from '#web/shared/refusal.ts'
import { isAsked, queryOf } from '#web/shared/sent.ts'
import { menuOf } from '../agent-layout.ts'
import { page } from '../page.ts'
import { type OrganisationVisit, organisationVisitOf } from '../visit.ts'
import { type AgendaAddress, daysShown, readAddress } from './agenda-address.ts'
import { type AgendaPage, agendaContent, toCompleteWords } from './agenda-content.ts'
import { dayShown } from './agenda-rows.ts'
import { agendaPath, agendasPath } from './paths.ts'

const agendaPage = page<AgendaPage>('agents/agenda/agenda')

/** The choice of another agent leads to his agenda, at the same days. */
export function index(req: Request, res: Response) {
  const { organisation, agent } = organisationVisitOf(req)
  const params = {
    organisationId: organisation.id,
    agentId: isAsked(req, 'agent_id') ? found(queryOf(req, { agent_id: id }).agent_id) : agent.id,
  }
  res.redirect(303, agendaPath(params, { ...readAddress(req.query, '') }))
}

export async function show(req: Request, res: Response) {
  const visit = organisationVisitOf(req)
  const agent = await requireAgent(visit, idOf(req.params.agentId))
  const today = isoDay(zoneOf(visit.timeZone).dayOf(visit.now.epochMilliseconds))
  agendaPage(req, res, await contentOf(visit, agent, readAddress(req.query, today)))
}

async function contentOf(visit: OrganisationVisit, agent: AgentOfAgenda, address: AgendaAddress) {
  const { actor, organisation, organisations, now } = visit
  const zone = zoneOf(visit.timeZone)
  const display = await readAgendaDisplay(actor.id)
  const period = { ...daysShown(address), zone, departementNumber: organisation.territoire.departementNumber }
  const days = await readAgenda(actor, { agentId: agent.id, period, withCancelled: display.displayCancelledRdv })
  const shown = address.vue === 'jour' ? days : withoutIdleWeekend(days, display.displaySaturdays)

  const organisationNames = new Map(organisations.map(({ id, name }) => [id, name]))
  const planningOf = { organisationId: organisation.id, agentId: agent.id }
  const reader = { ...planningOf, organisationNames, zone, now }
  return {
    ...agendaContent({ organisation, actor, agent, address, now, display }),
    days: shown.map((day) => dayShown(day, reader)),
    isEmpty: shown.every(({ entries, jourFerie }) => entries.length === 0 && !jourFerie),
    toComplete: toCompleteWords(await countRdvsToComplete(actor, organisation.id, now), { organisation, actor }),
    choice: await choiceOf(visit, agent),
    menu: menuOf(agent.id === actor.id ? planningOf : { ...planningOf, name: displayName(agent) }),
  }
}

/** An agent whom he does not see is not there; one whom he sees may keep his agenda to others. */
async function requireAgent({ actor, organisation }: OrganisationVisit, agentId: number): Promise<AgentOfAgenda> {
  const agent = found(await findAgentOfAgenda(actor, organisation.id, agentId))
  const refusal = agendaRules.show(actor, { organisationId: organisation.id, agent })
  if (refusal) throw new Forbidden(refusalWords[refusal])
  return agent
}

const refusalWords: Record<agendaRules.AgendaRefusal, string> = {
  'autre-organisation': 'Cet agenda est ouvert aux agents de l’organisation.',
  'autre-service': 'Cet agenda est ouvert aux agents du même service et à ceux qui administrent l’organisation.',
  'sans-role-ici': 'Cet agent n’a pas d’agenda dans cette organisation.',
}

async function choiceOf({ actor, organisation }: OrganisationVisit, agent: AgentOfAgenda) {
  const agents = await listAgentsOfAgendas(actor, organisation.id)
  return { action: agendasPath({ organisationId: organisation.id }), agentId: agent.id, agents: agents.map(optionOf) }
}

const optionOf = (agent: { id: number; firstName: string | null; lastName: string | null }) => ({
  value: agent.id,
  text: [agent.lastName?.toLocaleUpperCase('fr'), agent.firstName].filter(Boolean).join(' '),
})
