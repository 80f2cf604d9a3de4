import type { AgentActor } from '#domain/actor/agent-actor.ts'

type Fields = Partial<Omit<AgentActor, 'roles'>> & { basic?: number[]; admin?: number[]; intervenant?: number[] }

/** An agent in memory: his organisations by level, all in territoire 1. */
export function anAgentActor({ basic = [], admin = [], intervenant = [], ...fields }: Fields = {}): AgentActor {
  const territoire = { id: 1, kind: 'ordinary' as const, visibleUsagersThroughoutTheTerritoire: false }
  const withLevel = (accessLevel: 'basic' | 'admin' | 'intervenant') => (organisationId: number) => ({
    organisationId,
    accessLevel,
    territoire,
  })
  return {
    id: 1,
    serviceIds: [],
    isSecretary: false,
    territorialAdminOf: [],
    accessRights: [],
    ...fields,
    roles: [
      ...basic.map(withLevel('basic')),
      ...admin.map(withLevel('admin')),
      ...intervenant.map(withLevel('intervenant')),
    ],
  }
}
