import type { AgentActor } from '#domain/actor/agent-actor.ts'
import * as agentScope from '#domain/people/agent/agent-scope.ts'
import { db } from '#infra/db.ts'
import type { Prisma } from '#infra/prisma/client.ts'

/** His own, with those of their members whom he still sees: nobody else's groups are there. */
export const listAgentGroups = (owner: AgentActor) =>
  db.agentGroup.findMany({ where: { agentId: owner.id }, select: shownTo(owner), orderBy: [{ name: 'asc' }] })

export const findAgentGroup = (owner: AgentActor, id: number) =>
  db.agentGroup.findFirst({ where: { id, agentId: owner.id }, select: shownTo(owner) })

export type AgentGroup = NonNullable<Awaited<ReturnType<typeof findAgentGroup>>>

const shownTo = (owner: AgentActor) =>
  ({
    id: true,
    name: true,
    members: {
      where: { agent: { deletedAt: null, OR: [{ id: owner.id }, agentScope.seenByAgent(owner)] } },
      select: { agent: { select: { id: true, firstName: true, lastName: true } } },
      orderBy: [{ agent: { lastName: 'asc' } }, { agent: { firstName: 'asc' } }, { agentId: 'asc' }],
    },
  }) satisfies Prisma.AgentGroupSelect
