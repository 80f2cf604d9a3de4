import { type AgentActor, organisationIdsOf } from '#domain/actor/agent-actor.ts'
import type { Prisma } from '#infra/prisma/client.ts'

export const seenByAgent = (actor: AgentActor): Prisma.LieuWhereInput => ({
  organisationId: { in: organisationIdsOf(actor) },
})
