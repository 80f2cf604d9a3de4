import { type AgentActor, organisationIdsOf } from '#domain/actor/agent-actor.ts'
import type { Prisma } from '#infra/prisma/client.ts'

/** Show, online booking page: any level. */
export const seenByAgent = (actor: AgentActor): Prisma.OrganisationWhereInput => ({
  id: { in: organisationIdsOf(actor) },
})
