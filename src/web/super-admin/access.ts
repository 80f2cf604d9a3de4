import type { Access } from '#web/shared/access.ts'
import { connexionPath } from './connexion/paths.ts'
import { halfSignedInSuperAdmins } from './half-signed-in.ts'
import { findCurrentSuperAdmin } from './session.ts'

/** Others sign in first. */
export const signedInSuperAdmin: Access = {
  name: 'signed-in super admin',
  admit(req, res) {
    if (findCurrentSuperAdmin(req)) return true
    if (req.accepts('html', 'json') === 'json') res.status(401).json({ error: 'Connectez-vous.' })
    else res.redirect(303, connexionPath())
    return false
  },
}

/** Back from GitHub, the second factor is missing. */
export const halfSignedInSuperAdmin: Access = {
  name: 'half signed-in super admin',
  async admit(req, res) {
    if (await halfSignedInSuperAdmins.know(req)) return true
    res.redirect(303, connexionPath())
    return false
  },
}
