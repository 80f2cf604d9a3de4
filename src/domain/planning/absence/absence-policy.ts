import type { AgentActor } from '#domain/actor/agent-actor.ts'
import { agentsVisibleTo } from '#domain/actor/visible-agents-policy.ts'
import type { Prisma } from '#infra/prisma/client.ts'

/** Who sees an absence may do everything with it; a new one is for an agent found among `agentsVisibleTo`. */
export const absencesVisibleToAgent = (actor: AgentActor): Prisma.AbsenceWhereInput => ({
  agent: agentsVisibleTo(actor),
})
