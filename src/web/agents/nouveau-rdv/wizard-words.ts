import type { AgentToBook } from '#domain/people/agent/agent-to-book-queries.ts'
import type { Person } from '#domain/people/usager/person.ts'
import type { MotifToBook } from '#domain/territory/motif/motif-to-book-queries.ts'
import { displayName, fullName, inTurn } from '#lib/names.ts'
import { duration } from '#lib/spoken-words.ts'
import { sentence } from '#lib/typography.ts'
import { motifFieldWords } from '#web/shared/motif-field-words.ts'
import { servicesOf } from '../agent-choices.ts'
import type { Step } from './wizard-address.ts'

export const stepWords: Record<Step, { name: string; asked: string }> = {
  1: { name: 'Motif', asked: 'motif' },
  2: { name: 'Usagers', asked: 'usagers' },
  3: { name: 'Agents, horaire et lieu', asked: 'agents, horaire et lieu' },
  4: { name: 'Messages', asked: 'messages' },
}

const { choices: LOCATIONS } = motifFieldWords.locationType

const kindOf = ({ collectif }: Pick<MotifToBook, 'collectif'>) => (collectif ? 'collectif' : 'individuel')

/** « Consultation (sur place - individuel) » */
export const motifOption = (motif: MotifToBook) => `${motif.name} (${LOCATIONS[motif.locationType]} - ${kindOf(motif)})`

/** « Sur place, individuel, 30 minutes » */
export const motifFacts = (motif: MotifToBook, durationInMin = motif.defaultDurationInMin) =>
  sentence([LOCATIONS[motif.locationType], kindOf(motif), duration(durationInMin)].join(', '))

/** « Claire FONTAINE (PMI) » */
export function agentWithServices(agent: AgentToBook) {
  const services = servicesOf(agent)
  return services ? `${displayName(agent)} (${services})` : displayName(agent)
}

/** « Inès BENALI, Paul MOREL et 3 autres » */
export function usagersInShort(usagers: readonly Person[]): string {
  const names = usagers.slice(0, MOST_NAMED).map((usager) => fullName({ ...usager, birthName: null }))
  const others = usagers.length - names.length
  if (others > 0) return `${names.join(', ')} et ${others === 1 ? 'une autre personne' : `${others} autres`}`
  return inTurn(names)
}

const MOST_NAMED = 2
