import type { Request, Response } from 'express'
import type { Access } from '#web/shared/access.ts'
import { rememberAddress } from '#web/shared/return-to.ts'
import { connexionPath } from './connexion/paths.ts'
import { identificationPath } from './identification/paths.ts'
import { findIdentifiedUsager, isSignedIn } from './session.ts'

/** With an account: rdvs, proches, informations. Others sign in first, and come back. */
export const signedInUsager: Access = {
  name: 'signed-in usager',
  admit: (req, res) => isSignedIn(req) || sendTo(connexionPath(), req, res),
}

/** Account, code or link: the journey. Others say who they are first, and come back. */
export const identified: Access = {
  name: 'identified usager',
  admit: (req, res) => findIdentifiedUsager(req) !== null || sendTo(identificationPath(), req, res),
}

function sendTo(path: string, req: Request, res: Response) {
  if (req.accepts('html', 'json') === 'json') {
    res.status(401).json({ error: 'Connectez-vous.' })
    return false
  }
  rememberAddress(req)
  res.redirect(303, path)
  return false
}
