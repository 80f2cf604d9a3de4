import * as usagerContext from '#domain/people/usager/context.ts'
import type { Asked } from './world.ts'

/** The facts that rules take, as a case of an agent tells them. */
export const organisationId = ({ resource, world }: Asked) => world.id(resource.organisation ?? 'org_none')

export const ofOrganisation = (asked: Asked) => ({ organisationId: organisationId(asked) })

/** The territoire named, else that of the organisation named. */
export function territoireId({ resource, world }: Asked) {
  const { territory, organisation } = resource
  return world.id(territory ?? (organisation ? world.territoireOf(organisation) : 'terr_none'))
}

export const ofTerritoire = (asked: Asked) => ({ territoireId: territoireId(asked) })
export const territoire = (asked: Asked) => ({ id: territoireId(asked) })

/** The agent that the case is about, with his services as the rules read them. */
export function agent({ resource, world }: Asked) {
  const { services, ...record } = world.agentOf(resource.target ?? resource.owner ?? 'self')
  return { ...record, services: services.map(({ service }) => ({ serviceId: service.id })) }
}

/** A new agent belongs to the organisation that he is invited to. */
export function newAgent(asked: Asked) {
  const { roles, ...record } = agent(asked)
  const named = asked.resource.organisation ? [{ ...ofOrganisation(asked), accessLevel: 'basic' as const }] : []
  return { ...record, roles: [...roles, ...named] }
}

export const agenda = (asked: Asked) => ({ ...ofOrganisation(asked), agent: agent(asked) })

export const plage = (asked: Asked) => ({ ...agenda(asked), agentId: agent(asked).id })

export function configuredAgent(asked: Asked) {
  const { roles, territorialRoles } = agent(asked)
  const ofRoles = roles.map(({ organisation }) => organisation.territoire.id)
  return { territoireIds: [...ofRoles, ...territorialRoles.map((role) => role.territoireId)] }
}

export const motif = (asked: Asked) => ({
  ...ofOrganisation(asked),
  serviceId: asked.world.serviceId,
  bookableBy: asked.resource.bookable_by,
})

export const rdv = (asked: Asked) => ({
  ...ofOrganisation(asked),
  motif: { serviceId: asked.world.serviceId },
  agents: asked.resource.agents.map((one) => ({ agentId: asked.world.agentOf(one).id })),
})

export const prescription = ({ resource, world }: Asked) => ({
  createdByType: 'agent' as const,
  createdById: resource.created_by === 'self' ? world.self.id : world.id('agent:another'),
})

export const exportedOrganisations = (asked: Asked) => (asked.resource.organisation ? [organisationId(asked)] : [])

export const endpoint = (asked: Asked) => ({
  organisation: { id: organisationId(asked), territoireId: territoireId(asked) },
})

/** The API ignores an organisation where the agent is not; a page of one does not open. */
export function context({ actor, resource, world }: Asked): usagerContext.Context {
  if (resource.context_organisation === null) return null
  const named = world.id(resource.context_organisation)
  return actor.kind === 'api_agent' ? usagerContext.apiContext(world.self, named) : named
}

/** A usager made known to an organisation. */
export const attachment = (organisation: string) => (asked: Asked) => ({
  organisation: {
    territoireId: asked.world.id(asked.world.territoireOf(organisation)),
    verticale: 'rdv_solidarites' as const,
  },
  context: context(asked),
  signed: false,
})
