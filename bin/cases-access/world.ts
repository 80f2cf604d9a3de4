import { type AgentRecord, agentActorOf } from '#domain/actor/agent-actor.ts'
import type { AccessLevel } from '#infra/prisma/enums.ts'
import type { AccessCase, Resource, SomeAgent } from './access-case.ts'

/** What a case tells of, in our words and with ids: the same in memory and in PostgreSQL. */
export type World = ReturnType<typeof worldOf>

export type Asked = AccessCase & { world: World }

/** Above any id of a real database, should the cases be run beside one. */
const FIRST_ID = 1_900_000_000

export function worldOf({ actor, resource }: AccessCase) {
  const numbers = new Map<string, number>()
  const id = (name: string) => numbers.get(name) ?? numbered(name)
  const numbered = (name: string) => {
    numbers.set(name, FIRST_ID + numbers.size)
    return FIRST_ID + numbers.size - 1
  }

  const isAgent = actor.kind === 'agent' || actor.kind === 'api_agent'
  const roles: string[] = isAgent ? [...actor.roles] : []
  const service = resource.motif_service ?? resource.service ?? namesIn(roles, 'service')[0] ?? 'any'
  if (service === 'any') roles.push('service:any')

  const others = [resource.owner, resource.target, ...resource.agents].filter((one) => one !== undefined)
  const agents = new Map<string, string[]>([['self', roles]])
  for (const one of others) if (one !== 'self' && !agents.get(one.id)?.length) agents.set(one.id, one.roles)

  const words = [...agents.values()].flat()
  const organisations = [...new Set([...organisationsNamedIn(resource), ...words.flatMap(organisationOf)])]
  const territoireOf = (organisation: string) => territoireNamed(organisation, resource)
  const territoires = new Set([
    ...organisations.map(territoireOf),
    ...words.filter((word) => word.includes('@terr_')).map((word) => word.split('@')[1] ?? ''),
    ...(resource.territory ? [resource.territory] : []),
  ])

  const territoireRecord = (name: string) => ({
    id: id(name),
    kind: isClosed(resource, name) ? ('mairies' as const) : ('ordinary' as const),
    visibleUsagersThroughoutTheTerritoire: resource.territories_with_usagers_visible_throughout.includes(name),
  })
  const serviceRecord = (name: string) => ({
    id: id(`service:${name}`),
    kind: name === 'secretariat' ? ('secretariat' as const) : ('ordinary' as const),
  })
  const agentRecord = (name: string): AgentRecord => {
    const has = agents.get(name) ?? []
    return {
      id: id(`agent:${name}`),
      services: namesIn(has, 'service').map((one) => ({ service: serviceRecord(one) })),
      roles: LEVELS.flatMap((accessLevel) =>
        namesIn(has, accessLevel).map((organisation) => ({
          organisationId: id(organisation),
          accessLevel,
          organisation: { territoire: territoireRecord(territoireOf(organisation)) },
        })),
      ),
      territorialRoles: namesIn(has, 'territorial_admin').map((name) => ({ territoireId: id(name) })),
      accessRights: [...territoires]
        .filter((name) => has.some((word) => isRight(word) && word.endsWith(`@${name}`)))
        .map((name) => ({
          territoireId: id(name),
          allowToManageTeams: has.includes(`allow_to_manage_teams@${name}`),
          allowToManageAccessRights: has.includes(`allow_to_manage_access_rights@${name}`),
          allowToInviteAgents: has.includes(`allow_to_invite_agents@${name}`),
        })),
    }
  }

  return {
    id,
    territoireOf,
    serviceId: id(`service:${service}`),
    territoires: [...territoires].map(territoireRecord),
    organisations: organisations.map((name) => ({ id: id(name), name, territoireId: id(territoireOf(name)) })),
    services: [...new Set([...namesIn(words, 'service'), service])].map(serviceRecord),
    agents: [...agents.keys()].map(agentRecord),
    self: agentActorOf(agentRecord('self')),
    agentOf: (one: SomeAgent) => agentRecord(one === 'self' ? one : one.id),
  }
}

const LEVELS = ['basic', 'admin', 'intervenant'] as const satisfies AccessLevel[]

/** `namesIn(['basic@org_a1', 'service:pmi'], 'basic')` is `['org_a1']`. */
const namesIn = (words: readonly string[], kind: string) =>
  words.filter((word) => word.split(/[@:]/)[0] === kind).map((word) => word.split(/[@:]/)[1] ?? '')

const isRight = (word: string) => word.startsWith('allow_to_') || word.startsWith('access_record@')

const organisationOf = (word: string) => (word.includes('@org_') ? [word.split('@')[1] ?? ''] : [])

const isClosed = (resource: Resource, name: string) =>
  resource.territories_without_cross_organisation_search.includes(name)

const organisationsNamedIn = (resource: Resource) =>
  [
    ...Object.keys(resource.org_territories),
    ...resource.organisations,
    ...resource.user_organisations,
    resource.organisation,
    resource.context_organisation,
  ].filter((name) => typeof name === 'string')

const TERRITOIRE_OF_LETTER: Record<string, string> = { m: 'terr_mairies', o: 'terr_open' }

function territoireNamed(organisation: string, { org_territories: placed, territory, ...resource }: Resource) {
  const letter = organisation.slice('org_'.length, 'org_'.length + 1)
  const alone = organisation === resource.organisation ? territory : undefined
  return placed[organisation] ?? alone ?? TERRITOIRE_OF_LETTER[letter] ?? `terr_${letter}`
}
