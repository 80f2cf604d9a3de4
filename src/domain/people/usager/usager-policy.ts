import { type AgentActor, isAdminOf, isMemberOf, organisationIdsOf } from '#domain/actor/agent-actor.ts'
import { hasFullSession, isOfFamily, type UsagerActor } from '#domain/actor/usager-actor.ts'
import type { Prisma } from '#infra/prisma/client.ts'

/** Organisation of the page; null in the API when none is named, or one where the agent is not. */
export type Context = number | null

export const apiContext = (actor: AgentActor, organisationId: number | undefined): Context =>
  organisationId !== undefined && isMemberOf(actor, organisationId) ? organisationId : null

/** Show, edit, detach, invite, give a booking invitation, merge (both usagers); creating is open to every agent. */
export const usagersVisibleToAgent = (actor: AgentActor, context: Context): Prisma.UsagerWhereInput => ({
  deletedAt: null,
  profiles: { some: { organisation: authorisedOrganisations(actor, context) } },
})

/** Prescription, masked search, attaching to the organisation: the whole territoire, save where files are not shared. */
export function usagersPrescribableBy(actor: AgentActor, organisationId: number): Prisma.UsagerWhereInput {
  const territoire = territoireOf(actor, organisationId)
  if (!territoire) return NOBODY
  if (territoire.kind === 'mairies' || territoire.kind === 'conseillers_numeriques')
    return usagersVisibleToAgent(actor, organisationId)
  return { deletedAt: null, profiles: { some: { organisation: { territoireId: territoire.id } } } }
}

/** History of a usager found in the scope. */
export const canShowUsagerHistory = (actor: AgentActor, context: Context) =>
  context !== null && isAdminOf(actor, context)

function authorisedOrganisations(actor: AgentActor, context: Context): Prisma.OrganisationWhereInput {
  if (context === null) return { id: { in: organisationIdsOf(actor) } }

  const territoire = territoireOf(actor, context)
  if (!territoire) return { id: { in: [] } }
  return territoire.visibleUsagersThroughoutTheTerritoire ? { territoireId: territoire.id } : { id: context }
}

const NOBODY = { id: { in: [] } } satisfies Prisma.UsagerWhereInput

const territoireOf = ({ roles }: AgentActor, wanted: number) =>
  roles.find(({ organisationId }) => organisationId === wanted)?.territoire

/** His own file and those of his proches. */
export const usagersVisibleToUsager = (actor: UsagerActor): Prisma.UsagerWhereInput =>
  hasFullSession(actor) ? { deletedAt: null, id: { in: [...actor.familyIds] } } : NOBODY

/** Edit, destroy, and new: the responsable of a new proche is himself, whatever was sent. */
export const canEditUsager = (actor: UsagerActor, usager: { id: number | null; responsibleId: number | null }) =>
  hasFullSession(actor) && ((usager.id !== null && isOfFamily(actor, usager.id)) || usager.responsibleId === actor.id)
