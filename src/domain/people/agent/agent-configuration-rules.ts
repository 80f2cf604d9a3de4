import { type AgentActor, hasRight, isTerritorialAdminOf } from '#domain/actor/agent-actor.ts'
import * as standingRules from '#domain/actor/standing-rules.ts'
import * as territoireRules from '#domain/territory/territoire/territoire-rules.ts'

export type AgentConfigurationRefusal = 'autre-territoire' | 'sans-territoire' | standingRules.RightRefusal

/** An agent as the settings of a territoire see him: territoires of his organisations and of his territorial roles. */
type ConfiguredAgent = { territoireIds: readonly number[] }

/** Show, edit, update his services. */
export const edit = (actor: AgentActor, { territoireIds }: ConfiguredAgent): AgentConfigurationRefusal | null =>
  territoireIds.some((id) => territoireRules.enter(actor, { id }) === null) ? null : 'autre-territoire'

/** A territorial admin has no implicit right on teams. */
export const updateTeams = (actor: AgentActor, { territoireIds }: ConfiguredAgent): AgentConfigurationRefusal | null =>
  territoireIds.some((id) => hasRight(actor, id, 'allowToManageTeams')) ? null : 'sans-droit-sur-les-equipes'

/** Each territoire of the new agent must be covered; his level is always basic. */
export function invite(actor: AgentActor, { territoireIds }: ConfiguredAgent): AgentConfigurationRefusal | null {
  if (territoireIds.length === 0) return 'sans-territoire'
  return territoireIds.every((id) => giveRole(actor, id) === null) ? null : 'sans-droit-d-inviter'
}

/** Levels in the organisations of a territoire: create, update, destroy. */
export const giveRole = (actor: AgentActor, territoireId: number): standingRules.RightRefusal | null =>
  isTerritorialAdminOf(actor, territoireId) ? null : standingRules.holdRight(actor, territoireId, 'allowToInviteAgents')

/** A territorial admin without this right may not. */
export const updateRights = (actor: AgentActor, territoireId: number): standingRules.RightRefusal | null =>
  standingRules.holdRight(actor, territoireId, 'allowToManageAccessRights')
