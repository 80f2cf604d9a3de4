import {
  type AccessRight,
  type AgentActor,
  hasRight,
  isAdminOf,
  isMemberOf,
  isTerritorialAdminOf,
  levelIn,
  sharesService,
} from './agent-actor.ts'

/** What rules on many nouns are made of: how an agent stands in an organisation or a territoire, or why not well enough. */
export type MemberRefusal = 'autre-organisation'
export type AdminRefusal = MemberRefusal | 'reserve-aux-admins'
export type ServiceRefusal = MemberRefusal | 'intervenant' | 'autre-service'
export type TerritorialAdminRefusal = 'reserve-aux-admins-du-territoire'
export type RightRefusal = (typeof WITHOUT)[AccessRight]

export const belong = (actor: AgentActor, organisationId: number): MemberRefusal | null =>
  isMemberOf(actor, organisationId) ? null : 'autre-organisation'

export function administer(actor: AgentActor, organisationId: number): AdminRefusal | null {
  if (isAdminOf(actor, organisationId)) return null
  return belong(actor, organisationId) ?? 'reserve-aux-admins'
}

type OfService = { organisationId: number; serviceIds: readonly number[] }

/** What an organisation holds of some services is for its admins, for its agents of one of them, and for its secretaries. */
export function serve(actor: AgentActor, { organisationId, serviceIds }: OfService): ServiceRefusal | null {
  const level = levelIn(actor, organisationId)
  if (level === 'admin') return null
  if (level !== 'basic') return belong(actor, organisationId) ?? 'intervenant'
  return actor.isSecretary || sharesService(actor, serviceIds) ? null : 'autre-service'
}

export const administerTerritoire = (actor: AgentActor, territoireId: number): TerritorialAdminRefusal | null =>
  isTerritorialAdminOf(actor, territoireId) ? null : 'reserve-aux-admins-du-territoire'

export const holdRight = (actor: AgentActor, territoireId: number, right: AccessRight): RightRefusal | null =>
  hasRight(actor, territoireId, right) ? null : WITHOUT[right]

const WITHOUT = {
  allowToManageTeams: 'sans-droit-sur-les-equipes',
  allowToManageAccessRights: 'sans-droit-sur-les-droits',
  allowToInviteAgents: 'sans-droit-d-inviter',
} as const satisfies Record<AccessRight, string>
