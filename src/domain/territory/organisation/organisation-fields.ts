import type { Prisma } from '#infra/prisma/client.ts'

const written = ['name', 'horaires', 'phoneNumber', 'website', 'email'] as const

export const organisationFields = {
  create: ['name', 'territoireId'],
  update: written,
  api: ['name', 'phoneNumber', 'email'],
  /** The verticale is changed by calls signed with the shared secret only. */
  signedApi: ['name', 'phoneNumber', 'email', 'verticale'],
} as const satisfies Record<string, readonly (keyof Prisma.OrganisationUncheckedCreateInput)[]>
