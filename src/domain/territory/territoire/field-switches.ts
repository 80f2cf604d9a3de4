import type { Prisma } from '#infra/prisma/client.ts'

/** Columns by which a territoire asks for a field of usagers. */
export const FIELD_SWITCHES = {
  enableAddressDetails: true,
  enableCaisseAffiliationField: true,
  enableAffiliationNumberField: true,
  enableFamilySituationField: true,
  enableNumberOfChildrenField: true,
  enableLogementField: true,
  enableCaseNumber: true,
  enableNotesField: true,
} as const satisfies Prisma.TerritoireSelect

export type FieldSwitch = keyof typeof FIELD_SWITCHES

/** A territoire, as far as its switches go. */
export type Switches = Readonly<Record<FieldSwitch, boolean>>
