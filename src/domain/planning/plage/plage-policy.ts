import { type AgentActor, levelIn, organisationIdsOf, sharesService } from '#domain/actor/agent-actor.ts'
import { withRoleIn } from '#domain/actor/visible-agents-policy.ts'
import type { Prisma } from '#infra/prisma/client.ts'

type PlageFacts = {
  agentId: number
  organisationId: number
  agent: { services: readonly { serviceId: number }[] }
}

export function plagesVisibleToAgent(actor: AgentActor): Prisma.PlageWhereInput {
  const inMyOrganisations = { organisationId: { in: organisationIdsOf(actor) } }
  if (actor.isSecretary) return inMyOrganisations

  const confreres = { services: { some: { serviceId: { in: [...actor.serviceIds] } } } }
  const ofConfreres = {
    organisationId: { in: organisationIdsOf(actor, 'basic') },
    agent: { AND: [confreres, withRoleIn(organisationIdsOf(actor))] },
  }
  const administered = { organisationId: { in: organisationIdsOf(actor, 'admin') } }
  return { AND: [inMyOrganisations, { OR: [{ agentId: actor.id }, ofConfreres, administered] }] }
}

/** Every deed on a plage, its creation for an agent included. */
export function canEditPlage(actor: AgentActor, { agentId, organisationId, agent }: PlageFacts): boolean {
  const level = levelIn(actor, organisationId)
  if (agentId === actor.id || level === 'admin') return true

  const services = agent.services.map(({ serviceId }) => serviceId)
  return level === 'basic' && (actor.isSecretary || sharesService(actor, services))
}
