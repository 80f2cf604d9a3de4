import { type AgentActor, type Reach, reachIn } from '#domain/actor/agent-actor.ts'
import type { AgentOfAgenda, RdvsToComplete } from '#domain/booking/agenda/agenda-queries.ts'
import type { OrganisationOfAgent } from '#domain/territory/organisation/agent-organisations-queries.ts'
import { isoDay } from '#lib/day.ts'
import { displayName } from '#lib/names.ts'
import { day, dayRange, plural } from '#lib/spoken-words.ts'
import { sentence, typo } from '#lib/typography.ts'
import { zoneOf } from '#lib/zone.ts'
import type { AgentLayoutContext } from '#web/shared/layout.ts'
import { type AgendaAddress, type AgendaView, besides, daysShown } from './agenda-address.ts'
import type { DayShown } from './agenda-rows.ts'
import { affichagePath, agendaPath } from './paths.ts'

type Link = { text: string; href: string }

export type AgendaPage = {
  heading: string
  about: string
  period: string
  caption: string
  days: DayShown[]
  isEmpty: boolean
  moves: { previous: Link; today: Link; next: Link }
  views: (Link & { isCurrent: boolean })[]
  toComplete: { text: string; link: Link | null } | null
  choice: { action: string; agentId: number; agents: { value: number; text: string }[] }
  display: { action: string; wanted: string; text: string }
  /** Kept by the forms of the page. */
  address: AgendaAddress
  menu: AgentLayoutContext['menu']
}

type Asked = {
  organisation: OrganisationOfAgent
  actor: AgentActor
  agent: AgentOfAgenda
  address: AgendaAddress
  now: Temporal.Instant
  display: { displayCancelledRdv: boolean }
}

/** Words and links around the days. */
export function agendaContent({ organisation, actor, agent, address, now, display }: Asked) {
  const params = { organisationId: organisation.id, agentId: agent.id }
  const today = isoDay(zoneOf(organisation.territoire.timeZone).dayOf(now.epochMilliseconds))
  const href = (to: AgendaAddress) => agendaPath(params, to)
  const heading = agent.id === actor.id ? 'Agenda' : `Agenda de ${displayName(agent)}`
  const period = periodOf(address)
  return {
    title: `${heading}, ${period}`,
    heading,
    period: sentence(period),
    caption: `Agenda de ${displayName(agent)}, ${period}`,
    about: `${aboutAgent(agent)}. ${SEEN[reachIn(actor, organisation.id) ?? 'les-siens']}`,
    moves: {
      previous: { text: WORDS[address.vue].previous, href: href(besides(address, -1)) },
      today: { text: 'Aujourd’hui', href: href({ ...address, date: today }) },
      next: { text: WORDS[address.vue].next, href: href(besides(address, 1)) },
    },
    views: (['jour', 'semaine'] as const).map((vue) => ({
      text: WORDS[vue].name,
      href: href({ ...address, vue }),
      isCurrent: vue === address.vue,
    })),
    display: {
      action: affichagePath(params),
      wanted: String(!display.displayCancelledRdv),
      text: display.displayCancelledRdv ? 'Cacher les RDV annulés' : 'Montrer les RDV annulés',
    },
    address,
  }
}

/** « 12 rendez-vous passés sont à compléter dans toutes vos organisations », and a way to the last of them here. */
export function toCompleteWords(
  counted: RdvsToComplete,
  { organisation, actor }: Pick<Asked, 'organisation' | 'actor'>,
) {
  if (counted.everywhere === 0) return null
  const many = counted.everywhere > 1
  const where = actor.roles.length > 1 ? ' dans toutes vos organisations' : ''
  const what = many ? 'rendez-vous passés sont' : 'rendez-vous passé est'
  const text = `${plural(counted.everywhere, what, what)} à compléter${where} : ${many ? 'ont-ils' : 'a-t-il'} eu lieu ?`
  return { text: typo(text), link: counted.lastHere && lastLink(counted.lastHere, organisation, actor.id) }
}

function lastLink(last: Date, { id, territoire }: OrganisationOfAgent, agentId: number): Link {
  const date = isoDay(zoneOf(territoire.timeZone).dayOf(last.getTime()))
  const href = agendaPath({ organisationId: id, agentId }, { date, vue: 'jour' })
  return { text: `Voir le plus récent, ${day(date)}`, href }
}

const WORDS: Record<AgendaView, { name: string; previous: string; next: string }> = {
  jour: { name: 'Jour', previous: 'Jour précédent', next: 'Jour suivant' },
  semaine: { name: 'Semaine', previous: 'Semaine précédente', next: 'Semaine suivante' },
}

function periodOf(address: AgendaAddress) {
  const { from, to } = daysShown(address)
  return address.vue === 'jour' ? day(address.date) : dayRange(isoDay(from), isoDay(to))
}

function aboutAgent(agent: AgentOfAgenda) {
  const services = agent.services.map(({ service }) => service.shortName)
  return [displayName(agent), ...services].join(', ')
}

const SEEN: Record<Reach, string> = {
  tous: 'Vous voyez tous les RDV de cette organisation.',
  'de-ses-services': 'Vous voyez les RDV de vos services, et ceux où vous êtes agent.',
  'les-siens': 'Vous voyez les RDV où vous êtes agent.',
}
