import type { AgentActor } from '#domain/actor/agent-actor.ts'
import * as standingRules from '#domain/actor/standing-rules.ts'

export type PlageRefusal = standingRules.ServiceRefusal

type PlageFacts = {
  agentId: number
  organisationId: number
  agent: { services: readonly { serviceId: number }[] }
}

/** Every deed on a plage, its creation for an agent included. */
export function edit(actor: AgentActor, { agentId, organisationId, agent }: PlageFacts): PlageRefusal | null {
  if (agentId === actor.id) return null
  return standingRules.serve(actor, { organisationId, serviceIds: agent.services.map(({ serviceId }) => serviceId) })
}
