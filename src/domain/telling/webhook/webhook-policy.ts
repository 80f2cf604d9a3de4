import { type AgentActor, isMemberOf, isTerritorialAdminOf, organisationIdsOf } from '#domain/actor/agent-actor.ts'
import type { Prisma } from '#infra/prisma/client.ts'

type EndpointFacts = { organisation: { id: number; territoireId: number } }

export const webhooksVisibleToAgent = ({ territorialAdminOf }: AgentActor): Prisma.WebhookEndpointWhereInput => ({
  organisation: { territoireId: { in: [...territorialAdminOf] } },
})

/** The API's list follows the organisation roles, not the territorial ones. */
export const webhooksListedByApi = (actor: AgentActor): Prisma.WebhookEndpointWhereInput => ({
  organisationId: { in: organisationIdsOf(actor) },
})

export const canOpenWebhookForm = ({ territorialAdminOf }: AgentActor) => territorialAdminOf.length > 0

/** Asked again of the new organisation when an endpoint moves. */
export const canEditWebhook = (actor: AgentActor, { organisation }: EndpointFacts) =>
  isTerritorialAdminOf(actor, organisation.territoireId)

export const canUpdateWebhookByApi = (actor: AgentActor, endpoint: EndpointFacts) =>
  isMemberOf(actor, endpoint.organisation.id) && canEditWebhook(actor, endpoint)
