import type { AgentActor } from '#domain/actor/agent-actor.ts'
import * as standingRules from '#domain/actor/standing-rules.ts'

export type WebhookRefusal = standingRules.TerritorialAdminRefusal | standingRules.MemberRefusal

type EndpointFacts = { organisation: { id: number; territoireId: number } }

export const openForm = ({ territorialAdminOf }: AgentActor): WebhookRefusal | null =>
  territorialAdminOf.length > 0 ? null : 'reserve-aux-admins-du-territoire'

/** Asked again of the new organisation when an endpoint moves. */
export const edit = (actor: AgentActor, { organisation }: EndpointFacts): WebhookRefusal | null =>
  standingRules.administerTerritoire(actor, organisation.territoireId)

export const updateByApi = (actor: AgentActor, endpoint: EndpointFacts): WebhookRefusal | null =>
  standingRules.belong(actor, endpoint.organisation.id) ?? edit(actor, endpoint)
