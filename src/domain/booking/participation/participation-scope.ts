import type { AgentActor } from '#domain/actor/agent-actor.ts'
import type { UsagerActor } from '#domain/actor/usager-actor.ts'
import * as rdvScope from '#domain/booking/rdv/rdv-scope.ts'
import type { Prisma } from '#infra/prisma/client.ts'

export const seenByAgent = (actor: AgentActor): Prisma.ParticipationWhereInput => ({
  rdv: rdvScope.seenByAgent(actor),
})

export const seenByUsager = ({ familyIds }: UsagerActor): Prisma.ParticipationWhereInput => ({
  usagerId: { in: [...familyIds] },
})
