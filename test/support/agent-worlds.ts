import fc from 'fast-check'
import { findSessionAgent } from '#domain/people/agent/session-agent-queries.ts'
import { db } from '#infra/db.ts'
import { aMotif, anOrganisation, aPlage, aService, aTerritoire } from './factories.ts'

const LEVELS = ['none', 'basic', 'admin', 'intervenant'] as const
const ORGANISATIONS = 3
const SERVICES = 3

type Person = {
  levels: readonly (typeof LEVELS)[number][]
  services: readonly number[]
  administersTerritoire: boolean
  hasAccessRights: boolean
}

/** Agents of every level and service, in three organisations of two territoires; the first service is the Secrétariat. */
export const agentWorlds: fc.Arbitrary<Person[]> = fc.array(
  fc.record({
    levels: fc.array(fc.constantFrom(...LEVELS), { minLength: ORGANISATIONS, maxLength: ORGANISATIONS }),
    services: fc.subarray(Array.from({ length: SERVICES }, (_, at) => at)),
    administersTerritoire: fc.boolean(),
    hasAccessRights: fc.boolean(),
  }),
  { minLength: 3, maxLength: 4 },
)

export async function anAgentWorld(drawn: readonly Person[], territoire: Parameters<typeof aTerritoire>[0] = {}) {
  const shared = await aTerritoire(territoire)
  const organisations = [
    await anOrganisation({ territoireId: shared.id }),
    await anOrganisation({ territoireId: shared.id }),
    await anOrganisation(),
  ]
  const services = [await aService({ kind: 'secretariat' }), await aService(), await aService()]
  const motifs = await Promise.all(
    organisations.flatMap(({ id }) =>
      services.slice(1).map((service) => aMotif({ organisationId: id, serviceId: service.id })),
    ),
  )
  const agents = []
  for (const person of drawn) agents.push(await insertAgent(person, { organisations, services, shared }))
  return { organisations, services, motifs, agents, actors: await Promise.all(agents.map(({ id }) => actor(id))) }
}

type Placed = { organisations: { id: number }[]; services: { id: number }[]; shared: { id: number } }

function insertAgent(person: Person, { organisations, services, shared }: Placed) {
  const roles = organisations.flatMap(({ id }, at) => {
    const accessLevel = person.levels[at] ?? 'none'
    return accessLevel === 'none' ? [] : [{ organisationId: id, accessLevel }]
  })
  const his = services.filter((_, at) => person.services.includes(at))
  return db.agent.create({
    data: {
      roles: { create: roles },
      services: { create: his.map(({ id }) => ({ serviceId: id })) },
      territorialRoles: { create: person.administersTerritoire ? [{ territoireId: shared.id }] : [] },
      accessRights: { create: person.hasAccessRights ? [{ territoireId: shared.id }] : [] },
    },
    include: { services: true, roles: { include: { organisation: true } } },
  })
}

async function actor(agentId: number) {
  const loaded = await findSessionAgent(agentId)
  if (!loaded) throw new Error('The agent is not found')
  return loaded.actor
}

export type AgentWorld = Awaited<ReturnType<typeof anAgentWorld>>

/** One plage of each agent for each motif. */
export async function plagesOf({ agents, motifs }: AgentWorld) {
  for (const { id } of agents) for (const motif of motifs) await aPlage({ motifId: motif.id, agentId: id })
}
