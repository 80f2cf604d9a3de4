import type { Prisma } from '#infra/prisma/client.ts'

const written = [
  'title',
  'firstDay',
  'lastDay',
  'startTime',
  'endTime',
  'rrule',
  'exceptions',
  'openOnHolidays',
  'secondaryStartTime',
  'secondaryEndTime',
  'minutesAfterRdvs',
  'color',
] as const

/** Its agent is chosen once, when it is created. Its motifs are links. */
export const plageFields = {
  create: [...written, 'lieuId', 'agentId'],
  update: [...written, 'lieuId'],
} as const satisfies Record<string, readonly (keyof Prisma.PlageUncheckedCreateInput)[]>
