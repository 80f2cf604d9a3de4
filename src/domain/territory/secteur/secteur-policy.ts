import { type AgentActor, isTerritorialAdminOf } from '#domain/actor/agent-actor.ts'
import type { Prisma } from '#infra/prisma/client.ts'

/** Its zones and attributions are read through it. */
export const secteursVisibleToAgent = ({ territorialAdminOf }: AgentActor): Prisma.SecteurWhereInput => ({
  territoireId: { in: [...territorialAdminOf] },
})

/** Every deed on a secteur, its zones (import, export) and its attributions. */
export const canEditSecteur = (actor: AgentActor, { territoireId }: { territoireId: number }) =>
  isTerritorialAdminOf(actor, territoireId)

/** The territoire never comes from a form. */
export const secteurFields = ['name', 'humanId'] as const satisfies (keyof Prisma.SecteurUncheckedCreateInput)[]

export const zoneFields = [
  'level',
  'cityName',
  'cityCode',
  'streetBanId',
  'streetName',
] as const satisfies (keyof Prisma.ZoneUncheckedCreateInput)[]

export const attributionFields = [
  'level',
  'organisationId',
  'agentId',
] as const satisfies (keyof Prisma.SecteurAttributionUncheckedCreateInput)[]
