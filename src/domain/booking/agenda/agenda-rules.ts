import { type AgentActor, isAdminOf, sharesService } from '#domain/actor/agent-actor.ts'
import * as standingRules from '#domain/actor/standing-rules.ts'

export type AgendaRefusal = standingRules.MemberRefusal | 'sans-role-ici' | 'autre-service'

type AgendaFacts = {
  organisationId: number
  agent: {
    id: number
    services: readonly { serviceId: number }[]
    roles: readonly { organisationId: number }[]
  }
}

/** Both are of the organisation. What the agenda shows is in the scopes of rdvs, plages and absences. */
export function show(actor: AgentActor, { organisationId, agent }: AgendaFacts): AgendaRefusal | null {
  const refusal = standingRules.belong(actor, organisationId)
  if (refusal) return refusal
  if (agent.roles.every((role) => role.organisationId !== organisationId)) return 'sans-role-ici'
  if (agent.id === actor.id || actor.isSecretary || isAdminOf(actor, organisationId)) return null
  return agent.services.some(({ serviceId }) => sharesService(actor, [serviceId])) ? null : 'autre-service'
}
