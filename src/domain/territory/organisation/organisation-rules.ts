import type { AgentActor } from '#domain/actor/agent-actor.ts'
import * as standingRules from '#domain/actor/standing-rules.ts'

/** Edit, history, statistics of its rdvs and usagers. An agent never destroys an organisation. */
export const edit = (actor: AgentActor, { id }: { id: number }): standingRules.AdminRefusal | null =>
  standingRules.administer(actor, id)

/** Who creates it becomes its admin. */
export const create = (
  actor: AgentActor,
  { territoireId }: { territoireId: number },
): standingRules.TerritorialAdminRefusal | null => standingRules.administerTerritoire(actor, territoireId)
