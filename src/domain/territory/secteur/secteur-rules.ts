import type { AgentActor } from '#domain/actor/agent-actor.ts'
import * as standingRules from '#domain/actor/standing-rules.ts'

export type SecteurRefusal = standingRules.TerritorialAdminRefusal

/** Every deed on a secteur, its zones (import, export) and its attributions. */
export const edit = (actor: AgentActor, { territoireId }: { territoireId: number }): SecteurRefusal | null =>
  standingRules.administerTerritoire(actor, territoireId)
