import type { AgentActor } from '#domain/actor/agent-actor.ts'
import * as standingRules from '#domain/actor/standing-rules.ts'

export type TeamRefusal = standingRules.RightRefusal

/** Every deed, history included; a territorial admin without this right may not. */
export const edit = (actor: AgentActor, { territoireId }: { territoireId: number }): TeamRefusal | null =>
  standingRules.holdRight(actor, territoireId, 'allowToManageTeams')
