import type { AgentToBook } from '#domain/people/agent/agent-to-book-queries.ts'
import { displayName } from '#lib/names.ts'

export type AgentChoice = { value: number; text: string; hint: string }

/** Agents to tick: those nearest to the rdv first, the others behind « Voir les autres agents ». */
export const agentChoices = (
  everybody: readonly AgentToBook[],
  isNear: (agent: AgentToBook) => boolean,
  nameOf: (agent: AgentToBook) => string = displayName,
): { first: AgentChoice[]; others: AgentChoice[] } => {
  const choiceOf = (agent: AgentToBook) => ({ value: agent.id, text: nameOf(agent), hint: servicesOf(agent) })
  const { near = [], far = [] } = Object.groupBy(everybody, (agent) => (isNear(agent) ? 'near' : 'far'))
  return { first: near.map(choiceOf), others: far.map(choiceOf) }
}

export const isOfService = ({ services }: AgentToBook, serviceId: number | undefined) =>
  services.some((one) => one.serviceId === serviceId)

export const servicesOf = ({ services }: AgentToBook) => services.map(({ service }) => service.shortName).join(', ')
