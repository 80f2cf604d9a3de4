import type { Request, Response } from 'express'
import { recogniseUsager, type UsagerRecognition } from '#domain/account/identite/recognise-usager.ts'
import type { ProviderRefusal } from '#infra/identity/provider-refusal.ts'
import type { Proof } from '#infra/identity/sign-in.ts'
import { say } from '#lib/say.ts'
import { signIn } from '#web/account/admit-usager.ts'
import { type Door, finishIdentification, openedByProof, startIdentification } from '#web/account/identity.ts'
import { mailVisitOf } from '#web/account/mail-visit.ts'
import { failure, flash, success } from '#web/shared/flash.ts'
import { takeReturnTo } from '#web/shared/return-to.ts'
import { connexionPath, franceconnectRetourPath } from '../connexion/paths.ts'
import { rdvsPath } from '../rdvs/paths.ts'

const door: Door = { provider: 'franceconnect', callback: franceconnectRetourPath() }

/** To FranceConnect. */
export async function create(req: Request, res: Response) {
  const started = await startIdentification(req, res, door)
  if (!started.ok) refuse(req, res, started.reason)
}

/** Back from FranceConnect. */
export async function show(req: Request, res: Response) {
  const identified = await finishIdentification(req, res, door)
  if (!identified.ok) return refuse(req, res, identified.reason)

  const recognised = await recogniseUsager(identified.proof.claims, mailVisitOf(req), Temporal.Now.instant())
  if (!recognised.ok) return refuse(req, res, recognised.reason)
  await enter(req, res, recognised, identified.proof)
}

async function enter(req: Request, res: Response, { person, isNew }: UsagerRecognition & { ok: true }, proof: Proof) {
  await signIn(req, person, openedByProof('franceconnect', proof))
  flash(
    req,
    success(isNew ? say('Votre compte est créé avec FranceConnect.') : say('Connexion réussie avec FranceConnect.')),
  )
  res.redirect(303, takeReturnTo(req, 'usager') ?? rdvsPath())
}

type Reason = ProviderRefusal | (UsagerRecognition & { ok: false })['reason']

const REFUSED: Record<Reason, () => string> = {
  cancelled: () => say('Vous avez arrêté la connexion avec FranceConnect.'),
  expired: () => say('La connexion avec FranceConnect a trop attendu, ou a déjà servi. Recommencez.'),
  unavailable: () =>
    say('FranceConnect ne répond pas en ce moment. Réessayez plus tard, ou choisissez une autre façon d’entrer.'),
  invalid: () => say('FranceConnect n’a pas pu nous dire qui vous êtes. Recommencez.'),
  'identite-incomplete': () =>
    say('FranceConnect ne nous a pas donné votre nom ou votre e-mail. Choisissez une autre façon d’entrer.'),
  'autre-identite': () =>
    say('Le compte de cet e-mail est relié à une autre identité FranceConnect. Entrez avec votre mot de passe.'),
  'compte-ferme': () => say('Le compte relié à cette identité FranceConnect est fermé.'),
  'adresse-non-confirmee': () => say('Confirmez d’abord l’e-mail de votre compte, puis revenez avec FranceConnect.'),
}

function refuse(req: Request, res: Response, reason: Reason) {
  flash(req, failure(say('{words} (FranceConnect : {reason})', { words: REFUSED[reason](), reason })))
  res.redirect(303, connexionPath())
}
