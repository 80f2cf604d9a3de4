import { type AgentActor, hasRight } from '#domain/actor/agent-actor.ts'
import { ofTerritoires } from '#domain/actor/visible-agents-policy.ts'
import type { Prisma } from '#infra/prisma/client.ts'

/** Being known in the territoire is enough to filter by its teams; their page is in the space of the territoire. */
export const teamsVisibleToAgent = ({ accessRights }: AgentActor): Prisma.TeamWhereInput => ({
  territoireId: { in: accessRights.map(({ territoireId }) => territoireId) },
})

/** Every deed, history included; a territorial admin without this right may not. */
export const canEditTeam = (actor: AgentActor, { territoireId }: { territoireId: number }) =>
  hasRight(actor, territoireId, 'allowToManageTeams')

/** Agents of this territoire and of no other. */
export const agentsOfTeamsIn = (territoireId: number): Prisma.AgentWhereInput => ({
  AND: [ofTerritoires([territoireId]), { roles: { every: { organisation: { territoireId } } } }],
  deletedAt: null,
})
