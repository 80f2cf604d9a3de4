import { type AgentActor, isAdminOf, isTerritorialAdminOf, organisationIdsOf } from '#domain/actor/agent-actor.ts'
import type { Prisma } from '#infra/prisma/client.ts'

/** Show, online booking page: any level. An agent never destroys an organisation. */
export const organisationsVisibleToAgent = (actor: AgentActor): Prisma.OrganisationWhereInput => ({
  id: { in: organisationIdsOf(actor) },
})

/** Edit, history, statistics of its rdvs and usagers. */
export const canEditOrganisation = (actor: AgentActor, { id }: { id: number }) => isAdminOf(actor, id)

/** Who creates it becomes its admin. */
export const canCreateOrganisation = (actor: AgentActor, { territoireId }: { territoireId: number }) =>
  isTerritorialAdminOf(actor, territoireId)
