import type { Prisma } from '#infra/prisma/client.ts'

export const participationFields = [
  'usagerId',
  'sendLifecycleNotifications',
  'sendReminderNotification',
] as const satisfies (keyof Prisma.ParticipationUncheckedCreateInput)[]
