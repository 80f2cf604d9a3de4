import type { Request } from 'express'
import * as agentCompteRules from '#domain/account/compte/agent-compte-rules.ts'
import { displayName } from '#lib/names.ts'
import { typo } from '#lib/typography.ts'
import { id } from '#web/shared/address-values.ts'
import { actingNotice } from '#web/shared/impersonation.ts'
import type { AgentLayoutContext, LayoutContext } from '#web/shared/layout.ts'
import { agendaPath } from './agenda/paths.ts'
import { commencerParPath } from './aujourdhui/paths.ts'
import { changementDeMotDePassePath, comptePath, connexionsPath } from './compte/paths.ts'
import { consultationsPath } from './consultations/paths.ts'
import { findEntered, organisationsOf } from './current-organisation.ts'
import { exportsPath } from './exports/paths.ts'
import { linesAt, MENU } from './menu.ts'
import { wizardPath } from './nouveau-rdv/paths.ts'
import { organisationsPath } from './organisations/paths.ts'
import { raccourcisPath } from './raccourcis/paths.ts'
import { recherchePath } from './recherche/paths.ts'
import { type CurrentAgent, findCurrentAgent } from './session.ts'
import { startHref } from './start-page.ts'
import { supportPath } from './support/paths.ts'
import { usagersPath } from './usagers/paths.ts'

type Frame = Omit<AgentLayoutContext, Exclude<keyof LayoutContext, 'person' | 'notice'>>

/** What stands around every page of agents: inside an organisation, its name, those beside it and its menu. */
export function frameOf(req: Request): Frame {
  const agent = findCurrentAgent(req)
  const entered = findEntered(req)
  return {
    person: agent && { name: displayName(agent) },
    notice: agent && noticeOf(agent),
    organisation: switchOf(req),
    search: entered && searchBar(entered.current.id, ''),
    wizard: entered && wizardPath({ organisationId: entered.current.id }),
    menuAction: entered && searchLink(req, entered.current.id),
    menu: agent && entered ? menuOf({ organisationId: entered.current.id, agentId: agent.id }) : [],
    accountMenu: [...(agent && !agentCompteRules.enter(agent) ? ACCOUNT : []), ...consultationLinks(req), SHORTCUTS],
    help: entered && supportPath({ organisationId: entered.current.id }),
  }
}

/** In the bar of every page of an organisation; the list of usagers shows there what it found. */
export const searchBar = (organisationId: number, term: string) => ({
  action: usagersPath({ organisationId }),
  term,
  label: 'Rechercher un usager',
})

const ACCOUNT = [
  { href: comptePath(), text: 'Votre compte' },
  { href: changementDeMotDePassePath(), text: 'Changer de mot de passe' },
  { href: connexionsPath(), text: 'Vos connexions' },
  { href: commencerParPath(), text: 'Commencer par' },
  { href: exportsPath(), text: 'Vos exports' },
]

const SHORTCUTS = { href: raccourcisPath(), text: 'Raccourcis clavier', keys: '?' }

/** For those who answer for a territoire. Several are told apart by their names, known inside an organisation. */
function consultationLinks(req: Request) {
  const ids = findCurrentAgent(req)?.actor.territorialAdminOf ?? []
  const known = new Map(organisationsOf(req).map(({ territoire }) => [territoire.id, territoire.name]))
  const linked = ids.length === 1 ? ids : ids.filter((id) => known.has(id))
  return linked.map((territoireId) => {
    const name = linked.length > 1 && known.get(territoireId)
    const text = name ? `Consultations des fiches : ${name}` : 'Consultations des fiches'
    return { href: consultationsPath({ territoireId }), text: typo(text) }
  })
}

const noticeOf = (agent: CurrentAgent): Frame['notice'] =>
  agent.impersonator === null ? null : actingNotice(agent.impersonator, displayName(agent))

/** For the person whose pages one is on. */
function searchLink({ params }: Request, organisationId: number): Frame['menuAction'] {
  const usagerId = id.safeParse(params.usagerId).data
  const query = usagerId === undefined ? {} : { user_ids: [usagerId] }
  return { href: recherchePath({ organisationId }, query), text: 'Trouver un RDV', keys: 't' }
}

const MOST_IN_SWITCH = 10

/** Up to ten, each towards one's own agenda; the list of all of them after, or instead. */
function switchOf(req: Request): Frame['organisation'] {
  const entered = findEntered(req)
  const agent = findCurrentAgent(req)
  if (!entered || !agent) return null
  const { current, all } = entered
  if (all.length === 1) return { name: current.name, others: [] }

  const near = all.length > MOST_IN_SWITCH ? [] : all
  const agendas = near.map(({ id, name }) => ({
    href: startHref(agent, id),
    text: name,
  }))
  return { name: current.name, others: [...agendas, { href: organisationsPath(), text: 'Toutes mes organisations' }] }
}

/** Whose planning the menu leads to: an agent's own, unless the page is about another. */
type PlanningOf = { organisationId: number; agentId: number; name?: string }

export function menuOf({ name = 'moi', ...at }: PlanningOf): Frame['menu'] {
  const otherAgent = `${agendaPath(at)}#autre-agent`
  return [
    { title: 'Planning', agent: { name, href: otherAgent }, items: linesAt(MENU.planning, at) },
    { title: 'Accueil du public', items: linesAt(MENU.publics, at) },
  ]
}
