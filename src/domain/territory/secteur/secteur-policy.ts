import { type AgentActor, isTerritorialAdminOf } from '#domain/actor/agent-actor.ts'
import type { Prisma } from '#infra/prisma/client.ts'

/** Its zones and attributions are read through it. */
export const secteursVisibleToAgent = ({ territorialAdminOf }: AgentActor): Prisma.SecteurWhereInput => ({
  territoireId: { in: [...territorialAdminOf] },
})

/** Every deed on a secteur, its zones (import, export) and its attributions. */
export const canEditSecteur = (actor: AgentActor, { territoireId }: { territoireId: number }) =>
  isTerritorialAdminOf(actor, territoireId)
