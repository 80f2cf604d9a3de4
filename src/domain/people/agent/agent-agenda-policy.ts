import { type AgentActor, isAdminOf, isMemberOf, sharesService } from '#domain/actor/agent-actor.ts'
import { agentsVisibleTo, withRoleIn } from '#domain/actor/visible-agents-policy.ts'
import type { Prisma } from '#infra/prisma/client.ts'

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

/** Agents of the organisation whom he sees, himself always: their agendas are there for him, open or not. */
export const agentsOfAgendas = (actor: AgentActor, organisationId: number): Prisma.AgentWhereInput => ({
  AND: [withRoleIn([organisationId]), { OR: [{ id: actor.id }, agentsVisibleTo(actor)] }],
  deletedAt: null,
})

/** Those that are open to him: `canShowAgenda` for a list. */
export function agendasVisibleTo(actor: AgentActor, organisationId: number): Prisma.AgentWhereInput {
  if (!isMemberOf(actor, organisationId)) return { id: { in: [] } }
  const confreres = { services: { some: { serviceId: { in: [...actor.serviceIds] } } } }
  const everybody = isAdminOf(actor, organisationId) || actor.isSecretary
  const open = everybody ? {} : { OR: [{ id: actor.id }, confreres] }
  return { AND: [agentsOfAgendas(actor, organisationId), open] }
}
