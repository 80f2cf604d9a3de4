import type { Prisma } from '#infra/prisma/client.ts'
import { type AgentActor, organisationIdsOf } from './agent-actor.ts'

/** Agents whom this one sees: himself only on the same conditions. Lists add that they are active. */
export function agentsVisibleTo(actor: AgentActor): Prisma.AgentWhereInput {
  const everywhere = actor.isSecretary ? [withRoleIn(organisationIdsOf(actor))] : []
  const confreres = { services: { some: { serviceId: { in: [...actor.serviceIds] } } } }
  return {
    OR: [
      ...everywhere,
      withRoleIn(organisationIdsOf(actor, 'admin')),
      { AND: [confreres, withRoleIn(organisationIdsOf(actor, 'basic'))] },
      ofTerritoires(actor.territorialAdminOf),
    ],
  }
}

export const withRoleIn = (organisationIds: number[]): Prisma.AgentWhereInput => ({
  roles: { some: { organisationId: { in: organisationIds } } },
})

export const ofTerritoires = (territoireIds: readonly number[]): Prisma.AgentWhereInput => ({
  roles: { some: { organisation: { territoireId: { in: [...territoireIds] } } } },
})
