import { type AgentActor, hasAnyRight, isTerritorialAdminOf } from '#domain/actor/agent-actor.ts'
import * as standingRules from '#domain/actor/standing-rules.ts'

export type TerritoireRefusal = 'autre-territoire' | standingRules.TerritorialAdminRefusal

/** The guard of its whole space: home, sectorisation home and test, blank forms of agents and motifs. */
export const enter = (actor: AgentActor, { id }: { id: number }): 'autre-territoire' | null =>
  isTerritorialAdminOf(actor, id) || hasAnyRight(actor, id) ? null : 'autre-territoire'

/** Identity, fields of usagers, rdvs and motifs, categories, services, consultations of files. */
export const configure = (actor: AgentActor, territoire: { id: number }): TerritoireRefusal | null =>
  enter(actor, territoire) ?? standingRules.administerTerritoire(actor, territoire.id)
