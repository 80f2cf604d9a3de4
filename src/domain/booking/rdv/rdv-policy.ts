import {
  type AgentActor,
  isAdminOf,
  isMemberOf,
  levelIn,
  organisationIdsOf,
  sharesService,
} from '#domain/actor/agent-actor.ts'
import type { Prisma } from '#infra/prisma/client.ts'

export type RdvFacts = {
  organisationId: number
  motif: { serviceId: number }
  agents: readonly { agentId: number }[]
}

/** Lists, loading by id and exports: an rdv of an organisation that he left is out of reach, even if he is one of its agents. */
export function rdvsVisibleToAgent(actor: AgentActor): Prisma.RdvWhereInput {
  const inMyOrganisations = { organisationId: { in: organisationIdsOf(actor) } }
  if (actor.isSecretary) return inMyOrganisations

  const ofMyServices = {
    organisationId: { in: organisationIdsOf(actor, 'basic') },
    motif: { serviceId: { in: [...actor.serviceIds] } },
  }
  const administered = { organisationId: { in: organisationIdsOf(actor, 'admin') } }
  return { AND: [inMyOrganisations, { OR: [{ agents: { some: { agentId: actor.id } } }, ofMyServices, administered] }] }
}

/** Show, edit, change the status (of a participation too), history, reminder by hand, arrival in the waiting room. */
export function canEditRdv(actor: AgentActor, rdv: RdvFacts): boolean {
  const level = levelIn(actor, rdv.organisationId)
  if (isAgentOf(actor, rdv) || level === 'admin') return true
  return level === 'basic' && (actor.isSecretary || sharesService(actor, [rdv.motif.serviceId]))
}

/** Being one of its agents is not enough. The same for removing a participation. */
export const canDestroyRdv = (actor: AgentActor, rdv: Pick<RdvFacts, 'organisationId'>) =>
  isAdminOf(actor, rdv.organisationId)

/** What the rdv names (motif, lieu, agents, usagers) is looked up in the scopes of that organisation. */
export const canCreateRdv = (actor: AgentActor, { organisationId }: Pick<RdvFacts, 'organisationId'>) =>
  isMemberOf(actor, organisationId)

export const canSeeVisioLink = (actor: AgentActor, rdv: RdvFacts) => actor.isSecretary || isAgentOf(actor, rdv)

/** Asking for a foreign organisation is refused; the rows are those of `rdvsVisibleToAgent`. */
export const canExportRdvs = (actor: AgentActor, organisationIds: readonly number[]) =>
  organisationIds.every((organisationId) => isMemberOf(actor, organisationId))

const isAgentOf = ({ id }: AgentActor, { agents }: RdvFacts) => agents.some(({ agentId }) => agentId === id)
