import type { Actor } from '#domain/actor/actor.ts'
import * as standingRules from '#domain/actor/standing-rules.ts'
import type { DeedTx } from '#domain/journal/deed.ts'
import { findSessionAgent } from '#domain/people/agent/session-agent-queries.ts'
import type { RdvToChange } from './lock-rdv.ts'
import * as rdvRules from './rdv-rules.ts'

/** May this agent, as his roles are now, change the rdv that is locked? What the system does by itself is not judged. */
export async function agentRefusal({ sql }: DeedTx, { type, id }: Actor, rdv: RdvToChange) {
  if (type === 'systeme') return null
  const agent = type === 'agent' && id !== null ? await findSessionAgent(id, sql) : null
  if (!agent) return 'autre-organisation'
  return standingRules.belong(agent.actor, rdv.organisationId) ?? rdvRules.edit(agent.actor, rdv)
}
