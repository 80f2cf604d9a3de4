import { type AgentActor, isMemberOf } from '#domain/actor/agent-actor.ts'

/** Organisation of the page; null in the API when none is named, or one where the agent is not. */
export type Context = number | null

export const apiContext = (actor: AgentActor, organisationId: number | undefined): Context =>
  organisationId !== undefined && isMemberOf(actor, organisationId) ? organisationId : null
