import type { Access } from '#web/shared/access.ts'
import { rememberAddress } from '#web/shared/return-to.ts'
import { enterOrganisation } from './current-organisation.ts'
import { signInPath } from './paths.ts'
import { findCurrentAgent } from './session.ts'

/** Others sign in first, and come back. */
export const signedInAgent: Access = {
  name: 'signed-in agent',
  admit(req, res) {
    if (findCurrentAgent(req)) return true
    if (req.accepts('html', 'json') === 'json') res.status(401).json({ error: 'Connectez-vous.' })
    else {
      rememberAddress(req)
      res.redirect(303, signInPath())
    }
    return false
  },
}

/** Pages of an organisation: his own organisations only, at any level; another is not there. */
export const organisationMember: Access = {
  name: 'member of the organisation',
  async admit(req, res) {
    if (!(await signedInAgent.admit(req, res))) return false
    await enterOrganisation(req)
    return true
  },
}
