import type { AgentActor } from '#domain/actor/agent-actor.ts'
import * as standingRules from '#domain/actor/standing-rules.ts'

export type ExportRefusal = standingRules.MemberRefusal

/** Asking for one foreign organisation is refused whole; the rows are those that the agent sees. */
export const create = (actor: AgentActor, organisationIds: readonly number[]): ExportRefusal | null =>
  organisationIds.map((organisationId) => standingRules.belong(actor, organisationId)).find(Boolean) ?? null
