import type { Prisma } from '#infra/prisma/client.ts'

export const lieuFields = [
  'name',
  'address',
  'phoneNumber',
  'availability',
  'latitude',
  'longitude',
] as const satisfies (keyof Prisma.LieuUncheckedCreateInput)[]
