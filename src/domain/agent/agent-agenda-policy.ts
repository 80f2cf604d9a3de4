import { type AgentActor, isAdminOf, isMemberOf, sharesService } from '#domain/actor/agent-actor.ts'

type AgendaFacts = {
  organisationId: number
  agent: {
    id: number
    services: readonly { serviceId: number }[]
    roles: readonly { organisationId: number }[]
  }
}

/** What the agenda shows is in the scopes of rdvs, plages and absences. */
export function canShowAgenda(actor: AgentActor, { organisationId, agent }: AgendaFacts): boolean {
  const together =
    isMemberOf(actor, organisationId) && agent.roles.some((role) => role.organisationId === organisationId)
  const confrere = sharesService(
    actor,
    agent.services.map(({ serviceId }) => serviceId),
  )
  return together && (agent.id === actor.id || confrere || isAdminOf(actor, organisationId) || actor.isSecretary)
}
