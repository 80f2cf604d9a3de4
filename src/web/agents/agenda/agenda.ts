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
import { agentName } from '#lib/names.ts'
import { zoneOf } from '#lib/zone.ts'
import { Forbidden, found, idOf } from '#web/shared/refusal.ts'
import { menuOf } from '../agent-layout.ts'
import { currentOrganisation, organisationsOf } from '../current-organisation.ts'
import { page } from '../page.ts'
import { agentActor, currentAgent } from '../session.ts'
import { daysShown, readAddress } from './agenda-address.ts'
import { type AgendaPage, agendaContent, toCompleteWords } from './agenda-content.ts'
import { dayShown } from './agenda-rows.ts'
import { agendaPath, agendasPath } from './paths.ts'

const agendaPage = page<AgendaPage>('agents/agenda/agenda')

/** The choice of another agent leads to his agenda, at the same days. */
export function index(req: Request, res: Response) {
  const { id: organisationId } = currentOrganisation(req)
  const { agent_id: chosen } = req.query
  const agentId = chosen === undefined ? currentAgent(req).id : idOf(chosen)
  res.redirect(303, agendaPath({ organisationId, agentId }, { ...readAddress(req.query, '') }))
}

export async function show(req: Request, res: Response) {
  const organisation = currentOrganisation(req)
  const actor = agentActor(req)
  const agent = await requireAgent(req)
  const now = Temporal.Now.instant()
  const zone = zoneOf(organisation.territoire.timeZone)
  const address = readAddress(req.query, isoDay(zone.dayOf(now.epochMilliseconds)))
  const display = await readAgendaDisplay(actor.id)
  const period = { ...daysShown(address), zone, departementNumber: organisation.territoire.departementNumber }
  const asked = { agentId: agent.id, period, withCancelled: display.displayCancelledRdv }
  const days = await readAgenda(actor, asked)

  const organisationNames = new Map(organisationsOf(req).map(({ id, name }) => [id, name]))
  const reader = { organisationId: organisation.id, organisationNames, agentId: agent.id, zone, now }
  const shown = address.vue === 'jour' ? days : withoutIdleWeekend(days, display.displaySaturdays)
  const isOwn = agent.id === actor.id
  agendaPage(req, res, {
    ...agendaContent({ organisation, actor, agent, address, now, display }),
    days: shown.map((day) => dayShown(day, reader)),
    isEmpty: shown.every(({ entries, jourFerie }) => entries.length === 0 && !jourFerie),
    toComplete: toCompleteWords(await countRdvsToComplete(actor, organisation.id, now), { organisation, actor }),
    choice: await choiceOf(req, agent),
    menu: menuOf(req, isOwn ? null : { id: agent.id, name: agentName(agent) }),
  })
}

/** An agent whom he does not see is not there; one whom he sees may keep his agenda to others. */
async function requireAgent(req: Request): Promise<AgentOfAgenda> {
  const { id: organisationId } = currentOrganisation(req)
  const actor = agentActor(req)
  const agent = found(await findAgentOfAgenda(actor, organisationId, idOf(req.params.agentId)))
  const refusal = agendaRules.show(actor, { organisationId, agent })
  if (refusal) throw new Forbidden(refusalWords[refusal])
  return agent
}

const refusalWords: Record<agendaRules.AgendaRefusal, string> = {
  'autre-organisation': 'Cet agenda est ouvert aux agents de l’organisation.',
  'autre-service': 'Cet agenda est ouvert aux agents du même service et à ceux qui administrent l’organisation.',
  'sans-role-ici': 'Cet agent n’a pas d’agenda dans cette organisation.',
}

async function choiceOf(req: Request, agent: AgentOfAgenda) {
  const { id: organisationId } = currentOrganisation(req)
  const agents = await listAgentsOfAgendas(agentActor(req), organisationId)
  return { action: agendasPath({ organisationId }), agentId: agent.id, agents: agents.map(optionOf) }
}

const optionOf = (agent: { id: number; firstName: string | null; lastName: string | null }) => ({
  value: agent.id,
  text: [agent.lastName?.toLocaleUpperCase('fr'), agent.firstName].filter(Boolean).join(' '),
})
