import type { Prisma } from '#infra/prisma/client.ts'

export const prescripteurFields = [
  'firstName',
  'lastName',
  'email',
  'phoneNumber',
] as const satisfies (keyof Prisma.PrescripteurUncheckedCreateInput)[]
