import type { AgentActor } from '#domain/actor/agent-actor.ts'
import * as standingRules from '#domain/actor/standing-rules.ts'
import type { Context } from './context.ts'

/** History of a usager found in the scope of the agent. */
export const readHistory = (
  actor: AgentActor,
  context: Context,
): standingRules.AdminRefusal | 'sans-organisation' | null =>
  context === null ? 'sans-organisation' : standingRules.administer(actor, context)
