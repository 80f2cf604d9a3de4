import type { Prisma } from '#infra/prisma/client.ts'

export const teamFields = ['name'] as const satisfies (keyof Prisma.TeamUncheckedCreateInput)[]
