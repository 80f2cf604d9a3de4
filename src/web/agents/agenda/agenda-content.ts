import { type AgentActor, reachIn } from '#domain/actor/agent-actor.ts'
import type { AgentOfAgenda } from '#domain/booking/agenda/agenda-queries.ts'
import type { OrganisationOfAgent } from '#domain/territory/organisation/agent-organisations-queries.ts'
import { isoDay } from '#lib/day.ts'
import { displayName, ofPerson } from '#lib/names.ts'
import { day, dayRange, monthYear } from '#lib/spoken-words.ts'
import { sentence } from '#lib/typography.ts'
import { zoneOf } from '#lib/zone.ts'
import type { AgentLayoutContext } from '#web/shared/layout.ts'
import { wizardPath } from '../nouveau-rdv/paths.ts'
import { rdvsPath } from '../rdvs/paths.ts'
import type { ToComplete } from '../rdvs/to-complete.ts'
import { reachWords } from '../reach-words.ts'
import {
  type AgendaAddress,
  type AgendaView,
  addressFields,
  addressQuery,
  besides,
  daysShown,
} from './agenda-address.ts'
import type { MonthShown } from './agenda-month.ts'
import type { Group } from './agenda-rows.ts'
import type { AgentsChoice } from './agents-shown.ts'
import { gridHelp } from './grid-words.ts'
import { affichagePath, agendaPath } from './paths.ts'

type Link = { text: string; href: string }
type Key = { keys: string }

export type AgendaPage = {
  heading: string
  about: string
  period: string
  caption: string
  /** In place of groups, for a month. */
  month: MonthShown | null
  groups: Group[]
  isEmpty: boolean
  moves: { previous: Link; today: Link; next: Link }
  views: (Link & Key & { isCurrent: boolean })[]
  toComplete: ToComplete | null
  newRdv: string
  /** Of a day of one agent, as the list of rdvs prints it. */
  printedList: string | null
  choice: AgentsChoice
  displays: { action: string; text: string; fields: { name: string; value: string }[] }[]
  /** What the grid of the browser is told: JSON (agenda-mount.ts). */
  mount: string | null
  gridHelp: typeof gridHelp
  menu: AgentLayoutContext['menu']
}

type Asked = {
  organisation: OrganisationOfAgent
  actor: AgentActor
  /** Of the path. */
  agent: AgentOfAgenda
  agents: readonly AgentOfAgenda[]
  address: AgendaAddress
  now: Temporal.Instant
  display: Display
}

type Display = { displayCancelledRdv: boolean; displaySaturdays: boolean }

/** Words and links around the days. */
export function agendaContent({ organisation, actor, agent, agents, address, now, display }: Asked) {
  const params = { organisationId: organisation.id, agentId: agent.id }
  const today = isoDay(zoneOf(organisation.territoire.timeZone).dayOf(now.epochMilliseconds))
  const href = (to: AgendaAddress) => agendaPath(params, addressQuery(to))
  const heading = headingOf(actor, agents)
  const period = periodOf(address)
  const { previous, next } = WORDS[address.vue]
  return {
    title: `${heading}, ${period}`,
    heading,
    period: sentence(period),
    caption: `${agents.length === 1 ? `Agenda ${agents.map(displayName).map(ofPerson)}` : heading}, ${period}`,
    about: `${agents.map(aboutAgent).join(' ; ')}. ${reachWords[reachIn(actor, organisation.id) ?? 'les-siens']}`,
    moves: {
      previous: { text: previous, href: href(besides(address, -1)) },
      today: { text: 'Aujourd’hui', href: href({ ...address, date: today, selected: null }) },
      next: { text: next, href: href(besides(address, 1)) },
    },
    views: (['mois', 'semaine', 'jour', 'liste'] as const).map((vue) => ({
      text: WORDS[vue].name,
      href: href({ ...address, vue }),
      keys: WORDS[vue].key,
      isCurrent: vue === address.vue,
    })),
    newRdv: wizardPath({ organisationId: organisation.id }, { agent_ids: [agents[0]?.id ?? agent.id] }),
    printedList: printedListOf(organisation.id, agents, address),
    displays: displaysOf(params, address, display),
    gridHelp,
  }
}

function headingOf(actor: AgentActor, agents: readonly AgentOfAgenda[]) {
  const [first] = agents
  if (agents.length !== 1 || !first) return `Agendas de ${agents.length} agents`
  return first.id === actor.id ? 'Agenda' : `Agenda ${ofPerson(displayName(first))}`
}

function printedListOf(organisationId: number, agents: readonly AgentOfAgenda[], { vue, date }: AgendaAddress) {
  const [agent, other] = agents
  if (vue !== 'jour' || !agent || other) return null
  return rdvsPath({ organisationId }, { agent_id: agent.id, start: date, end: date, breadcrumb_page: 'agenda' })
}

/** Each says what it will do, and comes back to the same days. */
function displaysOf(params: { organisationId: number; agentId: number }, address: AgendaAddress, display: Display) {
  const action = affichagePath(params)
  const form = (name: string, shown: boolean, show: string, hide: string) => ({
    action,
    text: shown ? hide : show,
    fields: [...addressFields(address), { name, value: String(!shown) }],
  })
  return [
    form('display_cancelled_rdv', display.displayCancelledRdv, 'Montrer les RDV annulés', 'Cacher les RDV annulés'),
    form('display_saturdays', display.displaySaturdays, 'Montrer les samedis', 'Cacher les samedis libres'),
  ]
}

const WORDS: Record<AgendaView, { name: string; key: string; previous: string; next: string }> = {
  jour: { name: 'Jour', key: 'j', previous: 'Jour précédent', next: 'Jour suivant' },
  semaine: { name: 'Semaine', key: 's', previous: 'Semaine précédente', next: 'Semaine suivante' },
  mois: { name: 'Mois', key: 'm', previous: 'Mois précédent', next: 'Mois suivant' },
  liste: { name: 'Liste', key: 'i', previous: 'Semaine précédente', next: 'Semaine suivante' },
}

function periodOf(address: AgendaAddress) {
  if (address.vue === 'jour') return day(address.date)
  if (address.vue === 'mois') return monthYear(address.date)
  const { from, to } = daysShown(address)
  return dayRange(isoDay(from), isoDay(to))
}

function aboutAgent(agent: AgentOfAgenda) {
  const services = agent.services.map(({ shortName }) => shortName)
  return [displayName(agent), ...services].join(', ')
}
