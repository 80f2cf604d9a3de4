import type { AgentActor } from '#domain/actor/agent-actor.ts'
import type { Prisma } from '#infra/prisma/client.ts'

/** Being known in the territoire is enough to filter by its teams; their page is in the space of the territoire. */
export const seenByAgent = ({ accessRights }: AgentActor): Prisma.TeamWhereInput => ({
  territoireId: { in: accessRights.map(({ territoireId }) => territoireId) },
})

/** Agents of this territoire and of no other. */
export const possibleMembersIn = (territoireId: number): Prisma.AgentWhereInput => ({
  roles: { some: { organisation: { territoireId } }, every: { organisation: { territoireId } } },
  deletedAt: null,
})
