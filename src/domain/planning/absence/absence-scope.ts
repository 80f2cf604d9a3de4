import type { AgentActor } from '#domain/actor/agent-actor.ts'
import * as agentScope from '#domain/people/agent/agent-scope.ts'
import type { Prisma } from '#infra/prisma/client.ts'

/** Who sees an absence may do everything with it; a new one is for an agent whom he sees. */
export const seenByAgent = (actor: AgentActor): Prisma.AbsenceWhereInput => ({ agent: agentScope.seenByAgent(actor) })
