import type { AgentActor } from '#domain/actor/agent-actor.ts'
import * as standingRules from '#domain/actor/standing-rules.ts'

export type RdvRefusal = standingRules.ServiceRefusal

type RdvFacts = {
  organisationId: number
  motif: { serviceId: number }
  agents: readonly { agentId: number }[]
}

/** Show, edit (to add or remove people is to edit), change the status (of a participation too), history, reminder by hand, arrival in the waiting room. */
export function edit(actor: AgentActor, rdv: RdvFacts): RdvRefusal | null {
  if (isAgentOf(actor, rdv)) return null
  return standingRules.serve(actor, { organisationId: rdv.organisationId, serviceIds: [rdv.motif.serviceId] })
}

/** Being one of its agents is not enough: nothing of it is left. */
export const destroy = (
  actor: AgentActor,
  { organisationId }: Pick<RdvFacts, 'organisationId'>,
): standingRules.AdminRefusal | null => standingRules.administer(actor, organisationId)

/**
 * What the rdv names is looked up: its motif and usagers as the actor's scopes show them there, its lieu and agents among those of the
 * organisation. Pages offer the agents whom he sees; one of another service may be named all the same.
 */
export const create = (
  actor: AgentActor,
  { organisationId }: Pick<RdvFacts, 'organisationId'>,
): standingRules.MemberRefusal | null => standingRules.belong(actor, organisationId)

/** The link of a visio. */
export const joinVisio = (actor: AgentActor, rdv: Pick<RdvFacts, 'agents'>): 'reserve-a-ses-agents' | null =>
  actor.isSecretary || isAgentOf(actor, rdv) ? null : 'reserve-a-ses-agents'

const isAgentOf = ({ id }: AgentActor, { agents }: Pick<RdvFacts, 'agents'>) =>
  agents.some(({ agentId }) => agentId === id)
