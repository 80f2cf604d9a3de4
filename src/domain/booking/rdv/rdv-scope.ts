import { type AgentActor, organisationIdsOf, type Reach, reachIn } from '#domain/actor/agent-actor.ts'
import type { UsagerActor } from '#domain/actor/usager-actor.ts'
import { openingsTo } from '#domain/territory/motif/booker.ts'
import type { Prisma } from '#infra/prisma/client.ts'

/** Lists, loading by id and exports: an rdv of an organisation that he left is out of reach, even if he is one of its agents. */
export function seenByAgent(actor: AgentActor): Prisma.RdvWhereInput {
  const organisationIds = organisationIdsOf(actor)
  const where = (reach: Reach) => ({
    organisationId: { in: organisationIds.filter((id) => reachIn(actor, id) === reach) },
  })
  const his = { organisationId: { in: organisationIds }, agents: { some: { agentId: actor.id } } }
  const ofHisServices = { ...where('de-ses-services'), motif: { serviceId: { in: [...actor.serviceIds] } } }
  return { OR: [where('tous'), ofHisServices, his] }
}

/** An invisible motif hides its rdvs everywhere from usagers. The list page itself wants an account. */
export const seenByUsager = ({ familyIds }: UsagerActor): Prisma.RdvWhereInput => ({
  motif: { visibilityType: { not: 'invisible' } },
  OR: [
    { participations: { some: { usagerId: { in: [...familyIds] } } } },
    { motif: { collectif: true, bookableBy: { in: openingsTo('invited_usager') } } },
  ],
})
