import { type AgentActor, organisationIdsOf } from '#domain/actor/agent-actor.ts'
import type { UsagerActor } from '#domain/actor/usager-actor.ts'
import { openingsTo } from '#domain/territory/motif/booker.ts'
import type { Prisma } from '#infra/prisma/client.ts'

/** Lists, loading by id and exports: an rdv of an organisation that he left is out of reach, even if he is one of its agents. */
export function seenByAgent(actor: AgentActor): Prisma.RdvWhereInput {
  const inHisOrganisations = { organisationId: { in: organisationIdsOf(actor) } }
  if (actor.isSecretary) return inHisOrganisations

  const ofHisServices = {
    organisationId: { in: organisationIdsOf(actor, 'basic') },
    motif: { serviceId: { in: [...actor.serviceIds] } },
  }
  const administered = { organisationId: { in: organisationIdsOf(actor, 'admin') } }
  return {
    AND: [inHisOrganisations, { OR: [{ agents: { some: { agentId: actor.id } } }, ofHisServices, administered] }],
  }
}

/** An invisible motif hides its rdvs everywhere from usagers. The list page itself wants an account. */
export const seenByUsager = ({ familyIds }: UsagerActor): Prisma.RdvWhereInput => ({
  motif: { visibilityType: { not: 'invisible' } },
  OR: [
    { participations: { some: { usagerId: { in: [...familyIds] } } } },
    { motif: { collectif: true, bookableBy: { in: openingsTo('invited_usager') } } },
  ],
})
