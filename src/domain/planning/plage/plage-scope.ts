import { type AgentActor, organisationIdsOf } from '#domain/actor/agent-actor.ts'
import * as agentScope from '#domain/people/agent/agent-scope.ts'
import type { Prisma } from '#infra/prisma/client.ts'

export function seenByAgent(actor: AgentActor): Prisma.PlageWhereInput {
  const inHisOrganisations = { organisationId: { in: organisationIdsOf(actor) } }
  if (actor.isSecretary) return inHisOrganisations

  const ofConfreres = {
    organisationId: { in: organisationIdsOf(actor, 'basic') },
    agent: { AND: [agentScope.confreresOf(actor), agentScope.withRoleIn(organisationIdsOf(actor))] },
  }
  const administered = { organisationId: { in: organisationIdsOf(actor, 'admin') } }
  return { AND: [inHisOrganisations, { OR: [{ agentId: actor.id }, ofConfreres, administered] }] }
}
