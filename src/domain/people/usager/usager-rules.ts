import type { AgentActor } from '#domain/actor/agent-actor.ts'
import * as standingRules from '#domain/actor/standing-rules.ts'
import { hasFullSession, isOfFamily, type UsagerActor } from '#domain/actor/usager-actor.ts'
import type { Context } from './context.ts'

/** History of a usager found in the scope of the agent. */
export const readHistory = (
  actor: AgentActor,
  context: Context,
): standingRules.AdminRefusal | 'sans-organisation' | null =>
  context === null ? 'sans-organisation' : standingRules.administer(actor, context)

type Edited = { id: number | null; responsibleId: number | null }

/** By a usager. Edit, destroy, and new: the responsable of a new proche is himself, whatever was sent. */
export function edit(actor: UsagerActor, { id, responsibleId }: Edited): 'compte-necessaire' | 'autre-famille' | null {
  if (!hasFullSession(actor)) return 'compte-necessaire'
  const isHis = (id !== null && isOfFamily(actor, id)) || responsibleId === actor.id
  return isHis ? null : 'autre-famille'
}
