import * as territoireRules from '#domain/territory/territoire/territoire-rules.ts'
import type { Access } from '#web/shared/access.ts'
import { Forbidden, idOf, notFound } from '#web/shared/refusal.ts'
import { signedInAgent } from '../access.ts'
import { agentActor } from '../session.ts'

/** Those who configure it; whoever has but a right there is told why not, the others find nothing. */
export const territoireAdmin: Access = {
  name: 'admin of the territoire',
  async admit(req, res) {
    if (!(await signedInAgent.admit(req, res))) return false
    const refusal = territoireRules.configure(agentActor(req), { id: idOf(req.params.territoireId) })
    if (refusal === null) return true
    throw refusal === 'autre-territoire' ? notFound() : new Forbidden(refusalWords[refusal])
  },
}

const refusalWords: Record<Exclude<territoireRules.TerritoireRefusal, 'autre-territoire'>, string> = {
  'reserve-aux-admins-du-territoire': 'Cette page est réservée aux personnes qui administrent le territoire.',
}
