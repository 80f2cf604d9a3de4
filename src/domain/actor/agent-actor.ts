import type { AccessLevel, ServiceKind, TerritoireKind } from '#infra/prisma/enums.ts'

/** The agent who asks, with all that the rules on agents want to know of him. */
export type AgentActor = {
  id: number
  serviceIds: readonly number[]
  isSecretary: boolean
  roles: readonly { organisationId: number; accessLevel: AccessLevel; territoire: TerritoireOfRole }[]
  territorialAdminOf: readonly number[]
  accessRights: readonly AccessRights[]
}

export type TerritoireOfRole = { id: number; kind: TerritoireKind; visibleUsagersThroughoutTheTerritoire: boolean }

export type AccessRight = 'allowToManageTeams' | 'allowToManageAccessRights' | 'allowToInviteAgents'
type AccessRights = { territoireId: number } & Record<AccessRight, boolean>

export type AgentRecord = {
  id: number
  services: readonly { service: { id: number; kind: ServiceKind } }[]
  roles: readonly { organisationId: number; accessLevel: AccessLevel; organisation: { territoire: TerritoireOfRole } }[]
  territorialRoles: readonly { territoireId: number }[]
  accessRights: readonly AccessRights[]
}

export const agentActorOf = ({ id, services, roles, territorialRoles, accessRights }: AgentRecord): AgentActor => ({
  id,
  serviceIds: services.map(({ service }) => service.id),
  isSecretary: services.some(({ service }) => service.kind === 'secretariat'),
  roles: roles.map(({ organisation, ...role }) => ({ ...role, territoire: organisation.territoire })),
  territorialAdminOf: territorialRoles.map(({ territoireId }) => territoireId),
  accessRights,
})

/** The level is always that of the organisation concerned, never a global one. */
export const levelIn = ({ roles }: AgentActor, organisationId: number): AccessLevel | null =>
  roles.find((role) => role.organisationId === organisationId)?.accessLevel ?? null

/** Of an organisation where he has a role. */
export const territoireIn = ({ roles }: AgentActor, organisationId: number): TerritoireOfRole | null =>
  roles.find((role) => role.organisationId === organisationId)?.territoire ?? null

export const isMemberOf = (actor: AgentActor, organisationId: number) => levelIn(actor, organisationId) !== null

export const isAdminOf = (actor: AgentActor, organisationId: number) => levelIn(actor, organisationId) === 'admin'

export type Reach = 'tous' | 'de-ses-services' | 'les-siens'

/** What he sees of an organisation, of what belongs to agents and services; null where he has no role. */
export function reachIn(actor: AgentActor, organisationId: number): Reach | null {
  const level = levelIn(actor, organisationId)
  if (level === null) return null
  if (actor.isSecretary || level === 'admin') return 'tous'
  return level === 'basic' ? 'de-ses-services' : 'les-siens'
}

export const organisationIdsOf = ({ roles }: AgentActor, level?: AccessLevel): number[] =>
  roles
    .filter(({ accessLevel }) => level === undefined || accessLevel === level)
    .map(({ organisationId }) => organisationId)

export const territoireIdsOf = ({ roles }: AgentActor): number[] => [
  ...new Set(roles.map(({ territoire }) => territoire.id)),
]

export const sharesService = ({ serviceIds }: AgentActor, others: readonly number[]) =>
  others.some((serviceId) => serviceIds.includes(serviceId))

export const isTerritorialAdminOf = (actor: AgentActor, territoireId: number) =>
  actor.territorialAdminOf.includes(territoireId)

export const hasRight = ({ accessRights }: AgentActor, territoireId: number, right: AccessRight) =>
  accessRights.some((rights) => rights.territoireId === territoireId && rights[right])

const RIGHTS = ['allowToManageTeams', 'allowToManageAccessRights', 'allowToInviteAgents'] as const

export const hasAnyRight = (actor: AgentActor, territoireId: number) =>
  RIGHTS.some((right) => hasRight(actor, territoireId, right))
