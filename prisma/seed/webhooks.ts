import type { Prisma } from '#infra/prisma/client.ts'
import { organisations } from './organisations.ts'

/** One that is called, one that the circuit breaker stopped. */
export const webhookEndpointsAt = (now: Date): Prisma.WebhookEndpointCreateManyInput[] => [
  {
    id: 1,
    organisationId: organisations.insertion.id,
    targetUrl: 'https://insertion.rdv.test/evenements',
    secret: 'secret-de-demonstration',
    subscriptions: ['rdv', 'usager', 'usager_profile', 'organisation', 'motif', 'lieu', 'agent', 'agent_role'],
  },
  {
    id: 2,
    organisationId: organisations.arras.id,
    targetUrl: 'https://statistiques.rdv.test/rdvs',
    secret: 'autre-secret-de-demonstration',
    suspendedAt: new Date(now.getTime() - 3 * 86_400_000),
  },
]

export const webhookDeliveriesAt = (now: Date): Prisma.WebhookDeliveryCreateManyInput[] =>
  Array.from({ length: 12 }, (_, at) => {
    const createdAt = new Date(now.getTime() - (at + 1) * 5 * 3_600_000)
    const common = {
      key: `demonstration-${at}`,
      createdAt,
      payload: { data: { id: at + 1 }, meta: { model: 'Rdv', event: 'created' } },
    }
    return at % 2 === 0
      ? { ...common, webhookEndpointId: 1, attempts: 1, responseStatus: 200, deliveredAt: createdAt }
      : { ...common, webhookEndpointId: 2, attempts: 5, responseStatus: 503, error: 'Service Unavailable' }
  })
