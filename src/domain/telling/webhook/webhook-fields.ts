import type { Prisma } from '#infra/prisma/client.ts'

export const webhookFields = [
  'targetUrl',
  'secret',
  'organisationId',
  'subscriptions',
] as const satisfies (keyof Prisma.WebhookEndpointUncheckedCreateInput)[]
