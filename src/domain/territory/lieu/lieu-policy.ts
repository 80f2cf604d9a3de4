import { type AgentActor, isAdminOf, organisationIdsOf } from '#domain/actor/agent-actor.ts'
import type { Prisma } from '#infra/prisma/client.ts'

export const lieuxVisibleToAgent = (actor: AgentActor): Prisma.LieuWhereInput => ({
  organisationId: { in: organisationIdsOf(actor) },
})

/** Create, edit, destroy, history: no exception for a secretary. */
export const canEditLieu = (actor: AgentActor, { organisationId }: { organisationId: number }) =>
  isAdminOf(actor, organisationId)
