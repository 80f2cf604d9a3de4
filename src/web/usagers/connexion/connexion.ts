import type { Request, Response } from 'express'
import type { SignInOutcome } from '#domain/account/compte/check-credentials.ts'
import { isAgent } from '#domain/account/connexion/who.ts'
import { emptyForm, type Form, parseForm, refusedForm } from '#lib/form.ts'
import { say } from '#lib/say.ts'
import { admitAgent } from '#web/account/admit-agent.ts'
import { signIn } from '#web/account/admit-usager.ts'
import { checkSignIn, refusalWords } from '#web/account/credentials.ts'
import { signOutElsewhere } from '#web/account/identity.ts'
import { failure, flash, success, warning } from '#web/shared/flash.ts'
import { takeReturnTo } from '#web/shared/return-to.ts'
import { whoOf } from '#web/shared/session.ts'
import { closeSession } from '#web/shared/session-change.ts'
import { changementDeMotDePassePath } from '../compte/paths.ts'
import { franceconnectAction } from '../franceconnect/button.ts'
import { page } from '../page.ts'
import { rdvsPath } from '../rdvs/paths.ts'
import { isSignedIn } from '../session.ts'
import { accueilPath } from '../site/paths.ts'
import { connexionForm } from './connexion-form.ts'
import { connexionPath, demandeDeMotDePassePath, inscriptionPath } from './paths.ts'

type Content = { form: Form; action: string; newPassword: string; signUp: string; franceconnect: string | null }
const connexionPage = page<Content>('usagers/connexion/connexion')

export function show(req: Request, res: Response) {
  if (isSignedIn(req)) return res.redirect(303, takeReturnTo(req, 'usager') ?? rdvsPath())
  if (isAgent(whoOf(req))) return turnAgentAway(req, res)
  render(req, res, emptyForm())
}

export async function create(req: Request, res: Response) {
  const submitted = parseForm(connexionForm, req.body)
  if (!submitted.ok) return render(req, res, submitted.form, 422)

  const outcome = await checkSignIn(req, submitted.data, ['agent', 'usager'])
  if (!outcome.ok) return render(req, res, refusedForm(req.body, { password: refusalWords[outcome.reason]() }), 422)
  await enter(req, res, outcome)
}

/** Every face of the browser. */
export async function destroy(req: Request, res: Response) {
  const elsewhere = await signOutElsewhere(req)
  await closeSession(req)
  flash(req, success(say('Vous avez quitté votre espace.')))
  res.redirect(303, elsewhere ?? accueilPath())
}

async function enter(req: Request, res: Response, { face, person, isWeak }: SignInOutcome & { ok: true }) {
  if (face === 'agent') return res.redirect(303, await admitAgent(req, person, { isWeak }))
  await signIn(req, person)
  flash(req, isWeak ? weakPassword() : success(say('Connexion réussie.')))
  res.redirect(303, takeReturnTo(req, 'usager') ?? rdvsPath())
}

const weakPassword = () => ({
  ...warning(say('Connexion réussie. Votre mot de passe est trop court ou trop connu.')),
  action: { href: changementDeMotDePassePath(), text: say('Changer de mot de passe') },
})

function turnAgentAway(req: Request, res: Response) {
  flash(req, failure(say('Déconnectez-vous de votre compte agent d’abord.')))
  res.redirect(303, accueilPath())
}

function render(req: Request, res: Response, form: Form, status = 200) {
  const addresses = { action: connexionPath(), newPassword: demandeDeMotDePassePath(), signUp: inscriptionPath() }
  const franceconnect = franceconnectAction(req)
  connexionPage(req, res, { title: say('Se connecter'), form, franceconnect, ...addresses }, status)
}
