import type { AgentActor } from '#domain/actor/agent-actor.ts'
import type { Prisma } from '#infra/prisma/client.ts'

export const seenByAgent = ({ territorialAdminOf }: AgentActor): Prisma.TerritoireWhereInput => ({
  id: { in: [...territorialAdminOf] },
})
