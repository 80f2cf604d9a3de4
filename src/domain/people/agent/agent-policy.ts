import { type AgentActor, isAdminOf } from '#domain/actor/agent-actor.ts'
import type { AccessLevel } from '#infra/prisma/enums.ts'

export type AgentFacts = { id: number; roles: readonly { organisationId: number; accessLevel: AccessLevel }[] }

/** Show, edit, invite, history, list of his rdvs; a new agent is judged by the organisations that he would join. */
export const canEditAgent = (actor: AgentActor, agent: AgentFacts) =>
  agent.id === actor.id || administersOneOf(actor, agent)

/** Also the conversion to or from intervenant. An admin may lower himself, nobody raises himself. */
export const canChangeAccessLevel = (actor: AgentActor, agent: AgentFacts, organisationId: number) =>
  isAdminOf(actor, organisationId) && roleIn(agent, organisationId) !== undefined

export const canRenameIntervenant = (actor: AgentActor, agent: AgentFacts, organisationId: number) =>
  canEditAgent(actor, agent) && roleIn(agent, organisationId)?.accessLevel === 'intervenant'

/** The organisation is the one that he is removed from. */
export const canRemoveAgent = (actor: AgentActor, agent: AgentFacts, organisationId: number) =>
  agent.id !== actor.id && administersOneOf(actor, agent) && isAdminOf(actor, organisationId)

/** Preferences, password, calendar and Outlook links, display of the agenda. */
export const isHimself = (actor: AgentActor, agent: Pick<AgentFacts, 'id'>) => agent.id === actor.id

const administersOneOf = (actor: AgentActor, { roles }: AgentFacts) =>
  roles.some(({ organisationId }) => isAdminOf(actor, organisationId))

const roleIn = ({ roles }: AgentFacts, wanted: number) => roles.find(({ organisationId }) => organisationId === wanted)
