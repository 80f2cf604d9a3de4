import { canConfigureTerritoire, canEnterTerritoire } from '#domain/territory/territoire/territoire-policy.ts'
import type { Access } from '#web/shared/access.ts'
import { Forbidden, idOf, notFound } from '#web/shared/refusal.ts'
import { signedInAgent } from '../access.ts'
import { agentActor } from '../session.ts'

/** Those who configure it; whoever has but a right there is told why not, the others find nothing. */
export const territoireAdmin: Access = {
  name: 'admin of the territoire',
  async admit(req, res) {
    if (!(await signedInAgent.admit(req, res))) return false
    const territoire = { id: idOf(req.params.territoireId) }
    if (canConfigureTerritoire(agentActor(req), territoire)) return true
    throw canEnterTerritoire(agentActor(req), territoire)
      ? new Forbidden('Cette page est réservée aux personnes qui administrent le territoire.')
      : notFound()
  },
}
