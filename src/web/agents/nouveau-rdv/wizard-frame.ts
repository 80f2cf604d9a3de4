import { isoDay } from '#lib/day.ts'
import { displayName, fullName } from '#lib/names.ts'
import { phone } from '#lib/phone.ts'
import { dateTime, dateTimeShort } from '#lib/spoken-words.ts'
import { sentence, typo } from '#lib/typography.ts'
import { zoneOf } from '#lib/zone.ts'
import type { AgentLayoutContext } from '#web/shared/layout.ts'
import { agendaPath } from '../agenda/paths.ts'
import { menuOf } from '../agent-layout.ts'
import type { OrganisationVisit } from '../visit.ts'
import type { Plan } from './plan.ts'
import { type Answers, contextOf, STEPS, type Step, stepHref } from './wizard-address.ts'
import { agentWithServices, motifFacts, stepWords, usagersInShort } from './wizard-words.ts'

/** What a step is made of: who asks, what was answered, and what that names. */
export type Reached = { visit: OrganisationVisit; given: Answers; plan: Plan }

type Link = { href: string; text: string }
type Fact = { term: string; value: string | null; lines?: string[]; colour?: string; href?: string; hidden?: string }

/** What stands around each step. */
export type WizardFrame = {
  heading: string
  where: string
  back: Link
  leave: string
  trail: { text: string; state: 'done' | 'current' | 'next'; href: string; value: string | null }[]
  summary: Fact[]
  menu: AgentLayoutContext['menu']
}

export function wizardFrame(step: Step, reached: Reached): WizardFrame & { title: string } {
  const { visit, plan } = reached
  const leave = agendaHref(reached)
  const previous = STEPS.find((one) => one === step - 1)
  return {
    title: typo(`Nouveau RDV, étape ${step} sur 4 : ${stepWords[step].asked}`),
    heading: typo(`Nouveau RDV : ${dateTime(plan.startsAt, visit.timeZone)}`),
    where: `Étape ${step} sur 4. Rien n’est enregistré avant la dernière étape.`,
    back: previous
      ? { href: hrefOf(previous, reached), text: typo(`Étape ${previous} : ${stepWords[previous].asked}`) }
      : { href: leave, text: 'Retour à l’agenda' },
    leave,
    trail: STEPS.map((one) => ({
      text: stepWords[one].name,
      state: one < step ? 'done' : one === step ? 'current' : 'next',
      href: hrefOf(one, reached),
      value: one <= step ? answerOfStep(one, reached) : null,
    })),
    summary: summaryOf(step, reached),
    menu: menuOf(planningOf(reached)),
  }
}

const hrefOf = (step: Step, { visit, given }: Reached) =>
  stepHref({ organisationId: visit.organisation.id }, step, given)

/** The planning that the menu leads to: that of who the rdv is for. */
function planningOf(reached: Reached) {
  const { organisation, actor } = reached.visit
  const agent = agentOfAgenda(reached)
  const planning = { organisationId: organisation.id, agentId: agent?.id ?? actor.id }
  return agent && agent.id !== actor.id ? { ...planning, name: displayName(agent) } : planning
}

/** Who asks, when he is one of the agents; else the first. */
export const agentOfAgenda = ({ visit, plan: { agents } }: Reached) =>
  agents.find(({ id }) => id === visit.actor.id) ?? agents[0]

/** His agenda on the day of the rdv, which it shows once it is made. */
export function agendaHref(reached: Reached, selected: { rdvId?: number } = {}) {
  const { organisation, actor, timeZone } = reached.visit
  const date = isoDay(zoneOf(timeZone).dayOf(reached.plan.startsAt.epochMilliseconds))
  const agentId = agentOfAgenda(reached)?.id ?? actor.id
  return agendaPath({ organisationId: organisation.id, agentId }, { date, selected_event_id: selected.rdvId })
}

export const otherAgendasHref = (reached: Reached) => `${agendaHref(reached)}#autre-agent`

function answerOfStep(step: Step, { visit, plan }: Reached): string | null {
  if (step === 1) return plan.motif?.name ?? null
  if (step === 2) return usagersInShort(plan.usagers) || null
  return step === 3 ? dateTimeShort(plan.startsAt, visit.timeZone) : null
}

/** The answers so far, each with its way back; what the step itself asks is left out. */
function summaryOf(step: Step, reached: Reached): Fact[] {
  const facts: Record<Step, () => Fact[]> = {
    1: () => motifFact(reached),
    2: () => peopleFacts(reached),
    3: () => timeFacts(reached),
    4: () => [],
  }
  return STEPS.filter((one) => one !== step && (one < step || one === 3)).flatMap((one) =>
    facts[one]().map((fact) => (one < step ? { ...fact, href: hrefOf(one, reached) } : fact)),
  )
}

const motifFact = ({ plan: { motif, durationInMin } }: Reached): Fact[] =>
  motif
    ? [
        {
          term: 'Motif',
          value: motif.name,
          lines: [motifFacts(motif, durationInMin)],
          colour: motif.color,
          hidden: 'le motif',
        },
      ]
    : []

function peopleFacts(reached: Reached): Fact[] {
  const context = contextOf(reached)
  const { usagers } = reached.plan
  const [first, ...others] = usagers.flatMap(({ isMasked, responsible, phoneNumber, ...usager }) => {
    const reach = responsible?.phoneNumber ?? phoneNumber
    const number = reach && !isMasked ? phone(reach) : null
    const who = responsible ? typo(`responsable : ${fullName(responsible)}`) : null
    const details = [who, number].filter(Boolean).join(', ')
    return details ? [fullName(usager), details] : [fullName(usager)]
  })
  return [
    { term: 'Usagers', value: first ?? 'Personne pour l’instant', lines: others, hidden: 'les usagers' },
    ...(context === null ? [] : [{ term: 'Contexte', value: context, hidden: 'le contexte' }]),
  ]
}

function timeFacts({ visit, plan, given }: Reached): Fact[] {
  const [agent, ...others] = plan.agents.map(agentWithServices)
  const lieu = plan.lieu ?? given.lieu_attributes
  return [
    { term: 'Quand', value: sentence(dateTime(plan.startsAt, visit.timeZone)), hidden: 'l’horaire' },
    { term: others.length > 0 ? 'Agents' : 'Agent', value: agent ?? null, lines: others, hidden: 'les agents' },
    ...(lieu ? [{ term: 'Lieu', value: lieu.name, lines: [lieu.address], hidden: 'le lieu' }] : []),
    ...(plan.home ? [{ term: 'Domicile', value: plan.home.address, hidden: 'les usagers' }] : []),
  ]
}
