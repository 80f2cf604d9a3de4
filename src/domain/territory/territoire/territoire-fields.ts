import type { Prisma } from '#infra/prisma/client.ts'

/** Services and motif categories are links. */
export const territoireFields = [
  'name',
  'phoneNumber',
  'enableNotesField',
  'enableLogementField',
  'enableCaisseAffiliationField',
  'enableAffiliationNumberField',
  'enableFamilySituationField',
  'enableNumberOfChildrenField',
  'enableCaseNumber',
  'enableAddressDetails',
  'enableContextField',
  'enableWaitingRoomMailField',
  'enableWaitingRoomColorField',
] as const satisfies (keyof Prisma.TerritoireUncheckedCreateInput)[]
