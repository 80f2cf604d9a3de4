import type { Access } from '#web/shared/access.ts'
import { Forbidden } from '#web/shared/refusal.ts'
import { signedInAgent } from '../access.ts'
import { agentActor } from '../session.ts'

/** Whoever administers a territoire, one at least; which one is for the form to say. */
export const anyTerritoireAdmin: Access = {
  name: 'admin of some territoire',
  async admit(req, res) {
    if (!(await signedInAgent.admit(req, res))) return false
    if (agentActor(req).territorialAdminOf.length > 0) return true
    throw new Forbidden('Une organisation est ouverte par les personnes qui administrent son territoire.')
  },
}
