import type { Request, Response } from 'express'
import { recogniseSuperAdmin } from '#domain/account/identite/recognise-super-admin.ts'
import { superAdminFactor } from '#domain/account/second-factor/factor-owner.ts'
import { findSecondFactor } from '#domain/account/second-factor/second-factor-queries.ts'
import { config } from '#infra/config.ts'
import type { ProviderRefusal } from '#infra/identity/provider-refusal.ts'
import type { Proof } from '#infra/identity/sign-in.ts'
import { log } from '#infra/logger.ts'
import { type Door, finishIdentification, isOffered, startIdentification } from '#web/account/identity.ts'
import { failure, flash, success } from '#web/shared/flash.ts'
import { closeSession } from '#web/shared/session-change.ts'
import { accueilPath, siteAccueilPath } from '../accueil/paths.ts'
import { halfSignIn, signInSuperAdmin } from '../double-authentification/half-signed-in.ts'
import { page } from '../page.ts'
import { findCurrentSuperAdmin } from '../session.ts'
import { codePath, githubPath, githubRetourPath } from './paths.ts'

const door: Door = { provider: 'github', callback: githubRetourPath() }
const connexionPage = page<{ action: string | null }>('super-admin/connexion/connexion')

export function show(req: Request, res: Response) {
  if (findCurrentSuperAdmin(req)) return res.redirect(303, accueilPath())
  const action = isOffered(req, 'github') ? githubPath() : null
  connexionPage(req, res, { title: 'Super administration', action })
}

/** To GitHub. */
export async function create(req: Request, res: Response) {
  const started = await startIdentification(req, res, door)
  if (!started.ok) refuse(req, res, started.reason)
}

/** Back from GitHub. */
export async function finish(req: Request, res: Response) {
  const identified = await finishIdentification(req, res, door)
  if (!identified.ok) return refuse(req, res, identified.reason)

  const opensFirst = config.FIRST_SUPER_ADMIN_OPENS
  const recognised = await recogniseSuperAdmin(identified.proof.claims, { opensFirst })
  if (!recognised.ok) return refuse(req, res, recognised.reason)
  res.redirect(303, await admit(req, recognised.person, identified.proof))
}

/** Every face of the browser. */
export async function destroy(req: Request, res: Response) {
  await closeSession(req)
  flash(req, success('Vous avez quitté la super administration.'))
  res.redirect(303, siteAccueilPath())
}

/** Whoever added a second factor gives it first. */
async function admit(req: Request, person: { id: number; sessionVersion: number }, proof: Proof) {
  const { isAdded } = await findSecondFactor(superAdminFactor(person))
  if (isAdded && !proof.hasSecondFactor) {
    await halfSignIn(req, person)
    return codePath()
  }
  await signInSuperAdmin(req, person, proof.hasSecondFactor)
  flash(req, success('Connexion réussie avec GitHub.'))
  return accueilPath()
}

const REFUSED: Record<ProviderRefusal | 'inconnu' | 'identite-incomplete', string> = {
  cancelled: 'Vous avez arrêté la connexion avec GitHub.',
  expired: 'La connexion avec GitHub a trop attendu, ou a déjà servi. Recommencez.',
  unavailable: 'GitHub ne répond pas en ce moment. Réessayez plus tard.',
  invalid: 'GitHub n’a pas pu nous dire qui vous êtes. Recommencez.',
  inconnu: 'Ce compte GitHub n’a pas accès à la super administration.',
  'identite-incomplete': 'Ce compte GitHub n’a pas d’e-mail principal vérifié.',
}

function refuse(req: Request, res: Response, reason: keyof typeof REFUSED) {
  log.warn({ reason, ip: req.ip }, 'super admin refused')
  flash(req, failure(REFUSED[reason]))
  res.redirect(303, siteAccueilPath())
}
