import { type AgentActor, organisationIdsOf } from '#domain/actor/agent-actor.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import type { Context } from './context.ts'

export const seenByAgent = (actor: AgentActor, context: Context): Prisma.UsagerProfileWhereInput => ({
  organisationId: { in: organisationIdsOf(actor).filter((id) => context === null || id === context) },
})
