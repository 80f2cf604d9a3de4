import type { Actor } from '#domain/actor/actor.ts'
import type { AgentActor } from '#domain/actor/agent-actor.ts'
import * as standingRules from '#domain/actor/standing-rules.ts'
import type { DeedTx } from '#domain/journal/deed.ts'
import { findSessionAgent } from '#domain/people/agent/session-agent-queries.ts'
import type { RdvToChange } from './lock-rdv.ts'
import * as rdvRules from './rdv-rules.ts'

/** May this agent, as his roles are now, change the rdv that is locked? What the system does by itself is not judged. */
export async function agentRefusal(tx: DeedTx, actor: Actor, rdv: RdvToChange) {
  if (actor.type === 'systeme') return null
  const agent = await findActingAgent(tx, actor)
  if (!agent) return 'autre-organisation'
  return editRefusal(agent.actor, rdv)
}

/** Being one of its agents is not enough for who left its organisation. */
export const editRefusal = (actor: AgentActor, rdv: RdvToChange) =>
  standingRules.belong(actor, rdv.organisationId) ?? rdvRules.edit(actor, rdv)

/** With his roles as they are now; null when no agent acts. */
export const findActingAgent = async ({ sql }: DeedTx, { type, id }: Actor) =>
  type === 'agent' && id !== null ? findSessionAgent(id, sql) : null
