import { type AgentActor, hasAnyRight, hasRight, isTerritorialAdminOf } from '#domain/actor/agent-actor.ts'
import { agentsVisibleTo } from '#domain/actor/visible-agents-policy.ts'
import type { Prisma } from '#infra/prisma/client.ts'

/** An agent as the settings of a territoire see him: territoires of his organisations and of his territorial roles. */
export type ConfiguredAgent = { territoireIds: readonly number[] }

/** Show, edit, update his services. */
export const canConfigureAgent = (actor: AgentActor, { territoireIds }: ConfiguredAgent) =>
  territoireIds.some((id) => isTerritorialAdminOf(actor, id) || hasAnyRight(actor, id))

/** A territorial admin has no implicit right on teams. */
export const canUpdateTeamsOf = (actor: AgentActor, { territoireIds }: ConfiguredAgent) =>
  territoireIds.some((id) => hasRight(actor, id, 'allowToManageTeams'))

/** Each territoire of the new agent must be covered; his level is always basic. */
export const canInviteInTerritoires = (actor: AgentActor, { territoireIds }: ConfiguredAgent) =>
  territoireIds.length > 0 && territoireIds.every((id) => canGiveRoles(actor, id))

/** Levels in the organisations of a territoire: create, update, destroy. */
export const canGiveRoles = (actor: AgentActor, territoireId: number) =>
  isTerritorialAdminOf(actor, territoireId) || hasRight(actor, territoireId, 'allowToInviteAgents')

/** A territorial admin without this right may not. */
export const canUpdateAccessRights = (actor: AgentActor, territoireId: number) =>
  hasRight(actor, territoireId, 'allowToManageAccessRights')

/** Agents whom he may make territorial admins, or no longer; nobody when he is not one himself. */
export const possibleTerritorialAdmins = (actor: AgentActor, territoireId: number): Prisma.AgentWhereInput =>
  isTerritorialAdminOf(actor, territoireId) ? agentsVisibleTo(actor) : { id: { in: [] } }

/** Active, complete (never invited, or invitation accepted) and of this territoire. */
export const agentsConfigurableIn = (actor: AgentActor, territoireId: number): Prisma.AgentWhereInput => ({
  AND: [agentsVisibleTo(actor), { OR: [{ invitationSentAt: null }, { invitationAcceptedAt: { not: null } }] }],
  deletedAt: null,
  accessRights: { some: { territoireId } },
})
