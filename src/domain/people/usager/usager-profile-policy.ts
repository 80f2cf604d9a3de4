import { type AgentActor, isMemberOf, organisationIdsOf, territoireIdsOf } from '#domain/actor/agent-actor.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import type { Verticale } from '#infra/prisma/enums.ts'
import type { Context } from './usager-policy.ts'

export const profilesVisibleToAgent = (actor: AgentActor, context: Context): Prisma.UsagerProfileWhereInput => ({
  organisationId: { in: organisationIdsOf(actor).filter((id) => context === null || id === context) },
})

type Attachment = {
  organisation: { territoireId: number; verticale: Verticale }
  context: Context
  /** The call is signed with the shared secret of the partner. */
  signed: boolean
}

/** Checked for every organisation named. */
export function canAttachUsager(actor: AgentActor, { organisation, context, signed }: Attachment): boolean {
  if (signed && organisation.verticale === 'rdv_insertion') return true

  const roles = actor.roles.filter(({ organisationId }) => context === null || organisationId === context)
  return territoireIdsOf({ ...actor, roles }).includes(organisation.territoireId)
}

export const canDetachUsager = (actor: AgentActor, { organisationId }: { organisationId: number }) =>
  isMemberOf(actor, organisationId)
