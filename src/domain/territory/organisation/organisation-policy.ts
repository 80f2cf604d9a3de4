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

const written = ['name', 'horaires', 'phoneNumber', 'website', 'email'] as const

export const organisationFields = {
  create: ['name', 'territoireId'],
  update: written,
  api: ['name', 'phoneNumber', 'email'],
  /** The verticale is changed by calls signed with the shared secret only. */
  signedApi: ['name', 'phoneNumber', 'email', 'verticale'],
} as const satisfies Record<string, readonly (keyof Prisma.OrganisationUncheckedCreateInput)[]>
