import { type AgentActor, territoireIdsOf } from '#domain/actor/agent-actor.ts'
import * as standingRules from '#domain/actor/standing-rules.ts'
import type { Verticale } from '#infra/prisma/enums.ts'
import type { Context } from './context.ts'

export type UsagerProfileRefusal = 'autre-territoire' | standingRules.MemberRefusal

type Attachment = {
  organisation: { territoireId: number; verticale: Verticale }
  context: Context
  /** The call is signed with the shared secret of the partner. */
  signed: boolean
}

/** Checked for every organisation named. */
export function create(actor: AgentActor, { organisation, context, signed }: Attachment): UsagerProfileRefusal | null {
  if (signed && organisation.verticale === 'rdv_insertion') return null

  const roles = actor.roles.filter(({ organisationId }) => context === null || organisationId === context)
  return territoireIdsOf({ ...actor, roles }).includes(organisation.territoireId) ? null : 'autre-territoire'
}

export const destroy = (
  actor: AgentActor,
  { organisationId }: { organisationId: number },
): UsagerProfileRefusal | null => standingRules.belong(actor, organisationId)
