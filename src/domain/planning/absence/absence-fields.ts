import type { Prisma } from '#infra/prisma/client.ts'

const written = ['title', 'firstDay', 'endDay', 'lastDay', 'startTime', 'endTime', 'rrule', 'exceptions'] as const

/** Its agent is chosen once, when it is created. */
export const absenceFields = {
  create: [...written, 'agentId'],
  update: written,
} as const satisfies Record<string, readonly (keyof Prisma.AbsenceUncheckedCreateInput)[]>
