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

/** Active, complete and of this territoire. */
export const configurableIn = (actor: AgentActor, territoireId: number): Prisma.AgentWhereInput => ({
  AND: [seenByAgent(actor), COMPLETE],
  deletedAt: null,
  accessRights: { some: { territoireId } },
})

/** Whom he may put in a rdv of this organisation: himself, and those whom he sees there, active and complete. */
export const bookableIn = (actor: AgentActor, organisationId: number): Prisma.AgentWhereInput => ({
  AND: [withRoleIn([organisationId]), { OR: [{ id: actor.id }, seenByAgent(actor)] }, COMPLETE],
  deletedAt: null,
})

/** Never invited, or the invitation was accepted. */
const COMPLETE: Prisma.AgentWhereInput = { OR: [{ invitationSentAt: null }, { invitationAcceptedAt: { not: null } }] }

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
