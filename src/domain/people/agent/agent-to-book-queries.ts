import type { AgentActor } from '#domain/actor/agent-actor.ts'
import { db } from '#infra/db.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import * as agentScope from './agent-scope.ts'

/** Agents of the organisation who may be given a rdv by this one, as a list names them. */
export const listAgentsToBook = (actor: AgentActor, organisationId: number): Promise<AgentToBook[]> =>
  db.agent.findMany({
    where: agentScope.bookableIn(actor, organisationId),
    select: AGENT_TO_BOOK,
    orderBy: [{ lastName: 'asc' }, { firstName: 'asc' }, { id: 'asc' }],
  })

/** Of these ids, those of agents who left: they were chosen before, and no longer are. */
export const listAgentsWhoLeft = async (ids: readonly number[]): Promise<number[]> =>
  (await db.agent.findMany({ where: { id: { in: [...ids] }, deletedAt: { not: null } }, select: { id: true } })).map(
    ({ id }) => id,
  )

export type AgentToBook = Prisma.AgentGetPayload<{ select: typeof AGENT_TO_BOOK }>

const AGENT_TO_BOOK = {
  id: true,
  firstName: true,
  lastName: true,
  services: { select: { serviceId: true, service: { select: { shortName: true } } } },
} as const satisfies Prisma.AgentSelect
