import { type AgentActor, isAdminOf, sharesService } from '#domain/actor/agent-actor.ts'
import * as standingRules from '#domain/actor/standing-rules.ts'
import type { BookableBy } from '#infra/prisma/enums.ts'
import { isOpenTo } from './booker.ts'

export type MotifRefusal = standingRules.AdminRefusal | 'autre-service' | 'motif-ferme'

type MotifFacts = { organisationId: number; serviceId: number }

export function show(actor: AgentActor, { organisationId, serviceId }: MotifFacts): MotifRefusal | null {
  const isHis = actor.isSecretary || isAdminOf(actor, organisationId) || sharesService(actor, [serviceId])
  return standingRules.belong(actor, organisationId) ?? (isHis ? null : 'autre-service')
}

/** Create, duplicate, edit, archive, history; each organisation when created in several. */
export const edit = (
  actor: AgentActor,
  { organisationId }: Pick<MotifFacts, 'organisationId'>,
): standingRules.AdminRefusal | null => standingRules.administer(actor, organisationId)

/** By an agent beyond his organisation, or by somebody who accompanies the usager. */
export const prescribe = ({ bookableBy }: { bookableBy: BookableBy }): 'motif-ferme' | null =>
  isOpenTo(bookableBy, 'prescripteur') ? null : 'motif-ferme'
