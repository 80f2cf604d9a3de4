import type { Request, Response } from 'express'
import {
  type Colleague,
  findAgendas,
  findAgentOfAgenda,
  listColleagues,
} from '#domain/booking/agenda/agenda-queries.ts'
import * as agendaRules from '#domain/booking/agenda/agenda-rules.ts'
import { agendaDays, withoutIdleWeekend } from '#domain/booking/agenda/agent-agenda.ts'
import { isoDay } from '#lib/day.ts'
import { displayName } from '#lib/names.ts'
import { zoneOf } from '#lib/zone.ts'
import { id } from '#web/shared/address-values.ts'
import { Forbidden, found, idOf } from '#web/shared/refusal.ts'
import { isAsked, queryOf } from '#web/shared/sent.ts'
import { menuOf } from '../agent-layout.ts'
import { page } from '../page.ts'
import { toCompleteBanner } from '../rdvs/to-complete.ts'
import { type OrganisationVisit, organisationVisitOf } from '../visit.ts'
import { type AgendaAddress, addressQuery, daysShown, readAddress } from './agenda-address.ts'
import { type AgendaPage, agendaContent } from './agenda-content.ts'
import { monthShown } from './agenda-month.ts'
import { agendaMount } from './agenda-mount.ts'
import { groupsOf } from './agenda-rows.ts'
import { agentsChoice, agentsShown, MOST_AGENTS } from './agents-shown.ts'
import { agendaPath } from './paths.ts'

const agendaPage = page<AgendaPage>('agents/agenda/agenda')

/** The choice of another agent leads to his agenda, or sets it beside those that were shown, at the same days. */
export function index(req: Request, res: Response) {
  const { organisation, agent } = organisationVisitOf(req)
  const address = readAddress(req.query, '')
  const agentId = isAsked(req, 'agent_id') ? found(queryOf(req, { agent_id: id }).agent_id) : agent.id
  const [first] = address.agentIds
  if (isAsked(req, 'a_cote') && first !== undefined) {
    const beside = { ...address, agentIds: [...address.agentIds.slice(0, MOST_AGENTS - 1), agentId] }
    return res.redirect(303, agendaPath({ organisationId: organisation.id, agentId: first }, addressQuery(beside)))
  }
  const alone = { ...address, agentIds: [], teamIds: [], groupIds: [] }
  res.redirect(303, agendaPath({ organisationId: organisation.id, agentId }, addressQuery(alone)))
}

export async function show(req: Request, res: Response) {
  const visit = organisationVisitOf(req)
  const colleagues = await listColleagues(visit.actor, visit.organisation)
  const agentId = idOf(req.params.agentId)
  const own = colleagues.find((colleague) => colleague.id === agentId) ?? (await refuse(visit, agentId))
  const today = isoDay(zoneOf(visit.timeZone).dayOf(visit.now.epochMilliseconds))
  agendaPage(req, res, await contentOf(visit, own, colleagues, readAddress(req.query, today)))
}

/** An agent whom he does not see is not there; one whom he sees may keep his agenda to others. */
async function refuse({ actor, organisation }: OrganisationVisit, agentId: number): Promise<never> {
  const agent = found(await findAgentOfAgenda(actor, organisation.id, agentId))
  const refusal = agendaRules.show(actor, { organisationId: organisation.id, agent })
  if (!refusal) throw new Error('an agenda that is open is not listed')
  throw new Forbidden(refusalWords[refusal])
}

async function contentOf(
  visit: OrganisationVisit,
  own: Colleague,
  colleagues: readonly Colleague[],
  address: AgendaAddress,
) {
  const { actor, organisation, now } = visit
  const shown = agentsShown(own, colleagues, address)
  const { agents } = shown
  const display = visit.agent
  const [{ days, busy }, toComplete] = await Promise.all([
    daysOfAgents(visit, agents, address),
    toCompleteBanner(visit),
  ])
  const inView = address.vue === 'jour' ? days : withoutIdleWeekend(days, display.displaySaturdays)
  const planningOf = { organisationId: organisation.id, agentId: own.id }
  const reader = { ...readerOf(visit), selected: address.selected, busy }
  return {
    ...agendaContent({ organisation, actor, agent: own, agents, address, now, display }),
    month: address.vue === 'mois' ? monthShown(days, { address, params: planningOf, zone: reader.zone, now }) : null,
    groups: address.vue === 'mois' ? [] : groupsOf(inView, agents, reader),
    isEmpty: inView.every(({ entries, jourFerie }) => entries.length === 0 && !jourFerie),
    toComplete,
    choice: agentsChoice(organisation.id, shown, colleagues, address),
    mount: mountOf(visit, shown, days, address),
    menu: menuOf(own.id === actor.id ? planningOf : { ...planningOf, name: displayName(own) }),
  }
}

async function daysOfAgents(
  { actor, organisation, timeZone, now, agent }: OrganisationVisit,
  agents: readonly { id: number }[],
  address: AgendaAddress,
) {
  const { departementNumber } = organisation.territoire
  const period = { ...daysShown(address), zone: zoneOf(timeZone), departementNumber }
  const agentIds = agents.map(({ id }) => id)
  const asked = { agentIds, period, withCancelled: agent.displayCancelledRdv, now }
  const { entries, busy } = await findAgendas(actor, asked)
  return { days: agendaDays(entries, period), busy }
}

const readerOf = ({ organisation, organisations, timeZone, now }: OrganisationVisit) => ({
  organisationId: organisation.id,
  organisationNames: new Map(organisations.map(({ id, name }) => [id, name])),
  zone: zoneOf(timeZone),
  now,
})

function mountOf(
  { organisation, timeZone, now, agent }: OrganisationVisit,
  { own, agents }: ReturnType<typeof agentsShown>,
  days: Parameters<typeof agendaMount>[0]['days'],
  { vue, date, selected }: AgendaAddress,
) {
  if (vue === 'liste') return null
  const mount = agendaMount({
    organisationId: organisation.id,
    address: { vue, date },
    agentId: own.id,
    agents,
    days,
    display: agent,
    hasWaitingStripes: organisation.territoire.enableWaitingRoomColorField,
    selected,
    zone: zoneOf(timeZone),
    now,
  })
  return JSON.stringify(mount)
}

const refusalWords: Record<agendaRules.AgendaRefusal, string> = {
  'autre-organisation': 'Cet agenda est ouvert aux agents de l’organisation.',
  'autre-service': 'Cet agenda est ouvert aux agents du même service et à ceux qui administrent l’organisation.',
  'sans-role-ici': 'Cet agent n’a pas d’agenda dans cette organisation.',
}
