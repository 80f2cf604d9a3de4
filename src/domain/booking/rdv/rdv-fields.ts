import type { Prisma } from '#infra/prisma/client.ts'

export const rdvFields = {
  create: [
    'motifId',
    'lieuId',
    'startsAt',
    'endsAt',
    'context',
    'name',
    'maxParticipantsCount',
    'minutesAfterRdv',
    'status',
  ],
  update: ['lieuId', 'startsAt', 'endsAt', 'context', 'name', 'maxParticipantsCount', 'minutesAfterRdv', 'status'],
} as const satisfies Record<string, readonly (keyof Prisma.RdvUncheckedCreateInput)[]>
