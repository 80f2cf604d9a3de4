import type { Request } from 'express'
import { findAgentRdv } from '#domain/booking/rdv/agent-rdv-queries.ts'
import * as rdvRules from '#domain/booking/rdv/rdv-rules.ts'
import type { Access } from '#web/shared/access.ts'
import { id } from '#web/shared/address-values.ts'
import { Forbidden, found, idOf } from '#web/shared/refusal.ts'
import { queryOf } from '#web/shared/sent.ts'
import { organisationMember } from '../access.ts'
import { organisationVisitOf } from '../visit.ts'
import type { RdvFrom } from './rdv-address.ts'

const known = new WeakMap<Request, RdvFrom>()

/** A rdv of the organisation that he sees and may change; one that he only sees says why it is closed to him. */
export const rdvEditor: Access = {
  name: 'agent who may change the rdv',
  async admit(req, res) {
    if (!(await organisationMember.admit(req, res))) return false
    const { actor, organisation } = organisationVisitOf(req)
    const asked = { organisationId: organisation.id, rdvId: idOf(req.params.rdvId) }
    const rdv = found(await findAgentRdv(actor, asked))
    const refusal = rdvRules.edit(actor, rdv)
    if (refusal) throw new Forbidden(refusalWords[refusal])
    known.set(req, { ...rdv, cameFrom: queryOf(req, { agent_id: id }).agent_id })
    return true
  },
}

/** After the access `rdvEditor`. */
export function rdvOf(req: Request): RdvFrom {
  const rdv = known.get(req)
  if (!rdv) throw new Error('this route is about no rdv')
  return rdv
}

const refusalWords: Record<rdvRules.RdvRefusal, string> = {
  'autre-organisation': 'Ce rendez-vous est ouvert à ses agents et à ceux de son organisation.',
  'autre-service':
    'Ce rendez-vous est ouvert à ses agents, à ceux de son service et à ceux qui administrent l’organisation.',
  intervenant: 'Ce rendez-vous est ouvert à ses agents : un intervenant n’ouvre que les siens.',
}
