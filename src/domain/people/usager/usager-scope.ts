import { type AgentActor, organisationIdsOf, territoireIn } from '#domain/actor/agent-actor.ts'
import { hasFullSession, type UsagerActor } from '#domain/actor/usager-actor.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import type { Context } from './context.ts'
import { keepsFilesApart } from './shared-files.ts'

/** Show, edit, detach, invite, give a booking invitation, merge (both usagers); creating is open to every agent. */
export const seenByAgent = (actor: AgentActor, context: Context): Prisma.UsagerWhereInput => ({
  deletedAt: null,
  profiles: { some: { organisation: authorisedOrganisations(actor, context) } },
})

/** Prescription, masked search, attaching to the organisation: the whole territoire, save where files are not shared. */
export function prescribableByAgent(actor: AgentActor, organisationId: number): Prisma.UsagerWhereInput {
  const territoire = territoireIn(actor, organisationId)
  if (!territoire) return NOBODY
  if (keepsFilesApart(territoire)) return seenByAgent(actor, organisationId)
  return { deletedAt: null, profiles: { some: { organisation: { territoireId: territoire.id } } } }
}

function authorisedOrganisations(actor: AgentActor, context: Context): Prisma.OrganisationWhereInput {
  if (context === null) return { id: { in: organisationIdsOf(actor) } }

  const territoire = territoireIn(actor, context)
  if (!territoire) return { id: { in: [] } }
  return territoire.visibleUsagersThroughoutTheTerritoire ? { territoireId: territoire.id } : { id: context }
}

/** His own file and those of his proches. */
export const seenByUsager = (actor: UsagerActor): Prisma.UsagerWhereInput =>
  hasFullSession(actor) ? { deletedAt: null, id: { in: [...actor.familyIds] } } : NOBODY

const NOBODY = { id: { in: [] } } satisfies Prisma.UsagerWhereInput
