import type { Prisma } from '#infra/prisma/client.ts'

const written = [
  'name',
  'serviceId',
  'color',
  'motifCategoryId',
  'defaultDurationInMin',
  'bookableBy',
  'locationType',
  'minPublicBookingDelay',
  'maxPublicBookingDelay',
  'visibilityType',
  'restrictionForRdv',
  'instructionForRdv',
  'customCancelWarningMessage',
  'forSecretariat',
  'followUp',
  'collectif',
  'sectorisationLevel',
  'rdvsEditableByUsager',
  'rdvsCancellableByUsager',
  'reminderDelayInHours',
] as const

export const motifFields = {
  create: [...written, 'organisationId'],
  update: written,
} as const satisfies Record<string, readonly (keyof Prisma.MotifUncheckedCreateInput)[]>
