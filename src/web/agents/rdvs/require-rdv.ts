import type { Request } from 'express'
import { type AgentRdv, findAgentRdv } from '#domain/booking/rdv/agent-rdv-queries.ts'
import * as rdvRules from '#domain/booking/rdv/rdv-rules.ts'
import { temporalStatus } from '#domain/booking/rdv/rdv-status.ts'
import { statusChoices } from '#domain/booking/rdv/status-choice.ts'
import { zoneOf } from '#lib/zone.ts'
import { Forbidden, found, idOf } from '#web/shared/refusal.ts'
import { currentOrganisation } from '../current-organisation.ts'
import { agentActor } from '../session.ts'
import type { OrganisationVisit } from '../visit.ts'

/** A rdv that he sees and may change; one that he only sees says why it is closed to him. */
export async function requireRdv(req: Request): Promise<AgentRdv> {
  const { id: organisationId } = currentOrganisation(req)
  const actor = agentActor(req)
  const rdv = found(await findAgentRdv(actor, { organisationId, rdvId: idOf(req.params.rdvId) }))
  const refusal = rdvRules.edit(actor, rdv)
  if (refusal) throw new Forbidden(refusalWords[refusal])
  return rdv
}

const refusalWords: Record<rdvRules.RdvRefusal, string> = {
  'autre-organisation': 'Ce rendez-vous est ouvert à ses agents et à ceux de son organisation.',
  'autre-service':
    'Ce rendez-vous est ouvert à ses agents, à ceux de son service et à ceux qui administrent l’organisation.',
  intervenant: 'Ce rendez-vous est ouvert à ses agents : un intervenant n’ouvre que les siens.',
}

/** How the rdv stands on the calendar of its organisation, and what may be made of it. */
export function standingOf(rdv: AgentRdv, { timeZone, now }: Pick<OrganisationVisit, 'timeZone' | 'now'>) {
  const temporal = temporalStatus(rdv, zoneOf(timeZone), now)
  const hasStarted = rdv.startsAt.getTime() <= now.epochMilliseconds
  const choices = statusChoices({ collectif: rdv.motif.collectif, temporal, hasStarted })
  return { temporal, hasStarted, choices, startsAt: rdv.startsAt.toTemporalInstant() }
}
