import type { AgentActor } from '#domain/actor/agent-actor.ts'
import type { Prisma } from '#infra/prisma/client.ts'

/** Its zones and attributions are read through it. */
export const seenByAgent = ({ territorialAdminOf }: AgentActor): Prisma.SecteurWhereInput => ({
  territoireId: { in: [...territorialAdminOf] },
})
