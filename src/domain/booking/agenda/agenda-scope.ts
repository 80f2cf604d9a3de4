import { type AgentActor, isAdminOf, isMemberOf } from '#domain/actor/agent-actor.ts'
import * as agentScope from '#domain/people/agent/agent-scope.ts'
import type { Prisma } from '#infra/prisma/client.ts'

/** Agents of the organisation whom he sees, himself always: their agendas are there for him, open or not. */
export const knownTo = (actor: AgentActor, organisationId: number): Prisma.AgentWhereInput => ({
  AND: [agentScope.withRoleIn([organisationId]), { OR: [{ id: actor.id }, agentScope.seenByAgent(actor)] }],
  deletedAt: null,
})

/** Those that are open to him: the rule `show` for a list. */
export function openTo(actor: AgentActor, organisationId: number): Prisma.AgentWhereInput {
  if (!isMemberOf(actor, organisationId)) return { id: { in: [] } }
  const everybody = isAdminOf(actor, organisationId) || actor.isSecretary
  const open = everybody ? {} : { OR: [{ id: actor.id }, agentScope.confreresOf(actor)] }
  return { AND: [knownTo(actor, organisationId), open] }
}
