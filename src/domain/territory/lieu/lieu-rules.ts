import type { AgentActor } from '#domain/actor/agent-actor.ts'
import * as standingRules from '#domain/actor/standing-rules.ts'

export type LieuRefusal = standingRules.AdminRefusal

/** Create, edit, destroy, history: no exception for a secretary. */
export const edit = (actor: AgentActor, { organisationId }: { organisationId: number }): LieuRefusal | null =>
  standingRules.administer(actor, organisationId)
