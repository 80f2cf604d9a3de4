import type { Prisma } from '#infra/prisma/client.ts'

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
