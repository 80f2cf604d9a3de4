import { type Access, sendToSignIn } from '#web/shared/access.ts'
import { connexionPath } from './connexion/paths.ts'
import { identificationPath } from './identification/paths.ts'
import { findIdentifiedUsager, isSignedIn } from './session.ts'

/** With an account: rdvs, proches, informations. Others sign in first, and come back. */
export const signedInUsager: Access = {
  name: 'signed-in usager',
  admit: (req, res) => isSignedIn(req) || sendToSignIn(req, res, { to: connexionPath(), comesBack: true }),
}

/** Account, code or link: the journey. Others say who they are first, and come back. */
export const identified: Access = {
  name: 'identified usager',
  admit: (req, res) =>
    findIdentifiedUsager(req) !== null || sendToSignIn(req, res, { to: identificationPath(), comesBack: true }),
}
