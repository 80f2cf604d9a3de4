import { type AgentActor, isAdminOf, isMemberOf } from '#domain/actor/agent-actor.ts'
import * as standingRules from '#domain/actor/standing-rules.ts'
import type { AccessLevel } from '#infra/prisma/enums.ts'

export type AgentRefusal = standingRules.AdminRefusal | 'soi-meme' | 'autre-agent' | 'sans-role-ici' | 'pas-intervenant'

type AgentFacts = { id: number; roles: readonly { organisationId: number; accessLevel: AccessLevel }[] }
type InOrganisation = { agent: AgentFacts; organisationId: number }

/** Show, edit, invite, history, list of his rdvs; a new agent is judged by the organisations that he would join. */
export const edit = (actor: AgentActor, agent: AgentFacts): AgentRefusal | null =>
  agent.id === actor.id ? null : administerOneOf(actor, agent)

/** Also the conversion to or from intervenant. An admin may lower himself, nobody raises himself. */
export const changeLevel = (actor: AgentActor, { agent, organisationId }: InOrganisation): AgentRefusal | null =>
  standingRules.administer(actor, organisationId) ?? (roleIn(agent, organisationId) ? null : 'sans-role-ici')

export function renameIntervenant(actor: AgentActor, { agent, organisationId }: InOrganisation): AgentRefusal | null {
  const isIntervenant = roleIn(agent, organisationId)?.accessLevel === 'intervenant'
  return edit(actor, agent) ?? (isIntervenant ? null : 'pas-intervenant')
}

/** The organisation is the one that he is removed from. */
export function remove(actor: AgentActor, { agent, organisationId }: InOrganisation): AgentRefusal | null {
  if (agent.id === actor.id) return 'soi-meme'
  return administerOneOf(actor, agent) ?? standingRules.administer(actor, organisationId)
}

/** Preferences, password, calendar and Outlook links, display of the agenda. */
export const beHimself = (actor: AgentActor, agent: Pick<AgentFacts, 'id'>): 'autre-agent' | null =>
  agent.id === actor.id ? null : 'autre-agent'

function administerOneOf(actor: AgentActor, { roles }: AgentFacts): standingRules.AdminRefusal | null {
  if (roles.some(({ organisationId }) => isAdminOf(actor, organisationId))) return null
  return roles.some(({ organisationId }) => isMemberOf(actor, organisationId))
    ? 'reserve-aux-admins'
    : 'autre-organisation'
}

const roleIn = ({ roles }: AgentFacts, wanted: number) => roles.find(({ organisationId }) => organisationId === wanted)
