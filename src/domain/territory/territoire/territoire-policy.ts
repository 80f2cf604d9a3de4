import { type AgentActor, hasAnyRight, isTerritorialAdminOf } from '#domain/actor/agent-actor.ts'
import type { Prisma } from '#infra/prisma/client.ts'

/** The guard of its whole space: home, sectorisation home and test, blank forms of agents and motifs. */
export const canEnterTerritoire = (actor: AgentActor, { id }: { id: number }) =>
  isTerritorialAdminOf(actor, id) || hasAnyRight(actor, id)

/** Identity, fields of usagers, rdvs and motifs, categories, services. */
export const canConfigureTerritoire = (actor: AgentActor, { id }: { id: number }) => isTerritorialAdminOf(actor, id)

export const territoiresAdministeredBy = ({ territorialAdminOf }: AgentActor): Prisma.TerritoireWhereInput => ({
  id: { in: [...territorialAdminOf] },
})
