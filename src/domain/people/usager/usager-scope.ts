import { type AgentActor, organisationIdsOf } from '#domain/actor/agent-actor.ts'
import { hasFullSession, type UsagerActor } from '#domain/actor/usager-actor.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import type { Context } from './context.ts'

/** Show, edit, detach, invite, give a booking invitation, merge (both usagers); creating is open to every agent. */
export const seenByAgent = (actor: AgentActor, context: Context): Prisma.UsagerWhereInput => ({
  deletedAt: null,
  profiles: { some: { organisation: authorisedOrganisations(actor, context) } },
})

/** Prescription, masked search, attaching to the organisation: the whole territoire, save where files are not shared. */
export function prescribableByAgent(actor: AgentActor, organisationId: number): Prisma.UsagerWhereInput {
  const territoire = territoireOf(actor, organisationId)
  if (!territoire) return NOBODY
  if (territoire.kind === 'mairies' || territoire.kind === 'conseillers_numeriques')
    return seenByAgent(actor, organisationId)
  return { deletedAt: null, profiles: { some: { organisation: { territoireId: territoire.id } } } }
}

function authorisedOrganisations(actor: AgentActor, context: Context): Prisma.OrganisationWhereInput {
  if (context === null) return { id: { in: organisationIdsOf(actor) } }

  const territoire = territoireOf(actor, context)
  if (!territoire) return { id: { in: [] } }
  return territoire.visibleUsagersThroughoutTheTerritoire ? { territoireId: territoire.id } : { id: context }
}

const territoireOf = ({ roles }: AgentActor, wanted: number) =>
  roles.find(({ organisationId }) => organisationId === wanted)?.territoire

/** His own file and those of his proches. */
export const seenByUsager = (actor: UsagerActor): Prisma.UsagerWhereInput =>
  hasFullSession(actor) ? { deletedAt: null, id: { in: [...actor.familyIds] } } : NOBODY

const NOBODY = { id: { in: [] } } satisfies Prisma.UsagerWhereInput
