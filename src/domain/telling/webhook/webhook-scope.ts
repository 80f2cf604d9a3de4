import { type AgentActor, organisationIdsOf } from '#domain/actor/agent-actor.ts'
import type { Prisma } from '#infra/prisma/client.ts'

export const seenByAgent = ({ territorialAdminOf }: AgentActor): Prisma.WebhookEndpointWhereInput => ({
  organisation: { territoireId: { in: [...territorialAdminOf] } },
})

/** The API's list follows the organisation roles, not the territorial ones. */
export const listedByApi = (actor: AgentActor): Prisma.WebhookEndpointWhereInput => ({
  organisationId: { in: organisationIdsOf(actor) },
})
