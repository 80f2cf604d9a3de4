import { type Access, sendToSignIn } from '#web/shared/access.ts'
import { connexionPath } from './connexion/paths.ts'
import { halfSignedInSuperAdmins } from './half-signed-in.ts'
import { findCurrentSuperAdmin } from './session.ts'

/** Others sign in first. */
export const signedInSuperAdmin: Access = {
  name: 'signed-in super admin',
  admit: (req, res) =>
    findCurrentSuperAdmin(req) !== null || sendToSignIn(req, res, { to: connexionPath(), comesBack: false }),
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
