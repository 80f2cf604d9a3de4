import { type AgentActor, isTerritorialAdminOf, organisationIdsOf, territoireIdsOf } from '#domain/actor/agent-actor.ts'
import type { Prisma } from '#infra/prisma/client.ts'

/** Himself only on the same conditions as the others. Lists add that they are active. */
export function seenByAgent(actor: AgentActor): Prisma.AgentWhereInput {
  const everywhere = actor.isSecretary ? [withRoleIn(organisationIdsOf(actor))] : []
  return {
    OR: [
      ...everywhere,
      withRoleIn(organisationIdsOf(actor, 'admin')),
      { AND: [confreresOf(actor), withRoleIn(organisationIdsOf(actor, 'basic'))] },
      ofTerritoires(actor.territorialAdminOf),
    ],
  }
}

/** Active, complete (never invited, or invitation accepted) and of this territoire. */
export const configurableIn = (actor: AgentActor, territoireId: number): Prisma.AgentWhereInput => ({
  AND: [seenByAgent(actor), { OR: [{ invitationSentAt: null }, { invitationAcceptedAt: { not: null } }] }],
  deletedAt: null,
  accessRights: { some: { territoireId } },
})

/** Whom he may make territorial admins, or no longer; nobody when he is not one himself. */
export const possibleTerritorialAdmins = (actor: AgentActor, territoireId: number): Prisma.AgentWhereInput =>
  isTerritorialAdminOf(actor, territoireId) ? seenByAgent(actor) : { id: { in: [] } }

/** Référents of a usager whom he sees. */
export const possibleReferents = (actor: AgentActor): Prisma.AgentWhereInput => ({
  AND: [seenByAgent(actor), { deletedAt: null }],
})

/** By the API: of his territoires, for a usager of his organisations. */
export const possibleReferentsByApi = (actor: AgentActor): Prisma.AgentWhereInput => ({
  AND: [ofTerritoires(territoireIdsOf(actor)), { deletedAt: null }],
})

export const confreresOf = ({ serviceIds }: AgentActor): Prisma.AgentWhereInput => ({
  services: { some: { serviceId: { in: [...serviceIds] } } },
})

export const withRoleIn = (organisationIds: number[]): Prisma.AgentWhereInput => ({
  roles: { some: { organisationId: { in: organisationIds } } },
})

const ofTerritoires = (territoireIds: readonly number[]): Prisma.AgentWhereInput => ({
  roles: { some: { organisation: { territoireId: { in: [...territoireIds] } } } },
})
