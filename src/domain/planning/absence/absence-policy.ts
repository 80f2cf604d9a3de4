import type { AgentActor } from '#domain/actor/agent-actor.ts'
import { agentsVisibleTo } from '#domain/actor/visible-agents-policy.ts'
import type { Prisma } from '#infra/prisma/client.ts'

/** Who sees an absence may do everything with it; a new one is for an agent found among `agentsVisibleTo`. */
export const absencesVisibleToAgent = (actor: AgentActor): Prisma.AbsenceWhereInput => ({
  agent: agentsVisibleTo(actor),
})

const written = ['title', 'firstDay', 'endDay', 'lastDay', 'startTime', 'endTime', 'rrule', 'exceptions'] as const

/** Its agent is chosen once, when it is created. */
export const absenceFields = {
  create: [...written, 'agentId'],
  update: written,
} as const satisfies Record<string, readonly (keyof Prisma.AbsenceUncheckedCreateInput)[]>
