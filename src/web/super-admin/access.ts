import type { Access } from '#web/shared/access.ts'
import { signInPath } from './paths.ts'
import { findCurrentSuperAdmin } from './session.ts'

/** Others sign in first. */
export const signedInSuperAdmin: Access = {
  name: 'signed-in super admin',
  admit(req, res) {
    if (findCurrentSuperAdmin(req)) return true
    if (req.accepts('html', 'json') === 'json') res.status(401).json({ error: 'Connectez-vous.' })
    else res.redirect(303, signInPath())
    return false
  },
}
