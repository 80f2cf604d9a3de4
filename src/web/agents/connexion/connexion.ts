import type { Request, Response } from 'express'
import { z } from 'zod'
import { emptyForm, type Form, parseForm, refusedForm } from '#lib/form.ts'
import { admitAgent } from '#web/account/admit-agent.ts'
import { checkSignIn, refusalWords } from '#web/account/credentials.ts'
import { signOutElsewhere } from '#web/account/identity.ts'
import { email, password } from '#web/shared/fields.ts'
import { failure, flash, success } from '#web/shared/flash.ts'
import { takeReturnTo } from '#web/shared/return-to.ts'
import { whoOf } from '#web/shared/session.ts'
import { closeSession } from '#web/shared/session-change.ts'
import { type Doors, doorsOf } from '../identite/doors.ts'
import { accueilPath, organisationsPath } from '../organisations/paths.ts'
import { page } from '../page.ts'
import { findCurrentAgent } from '../session.ts'
import { connexionPath, demandeDeMotDePassePath } from './paths.ts'

type Content = { form: Form; action: string; newPassword: string; doors: Doors }
const connexionPage = page<Content>('agents/connexion/connexion')
const connexionForm = z.object({ email, password: password('Écrivez votre mot de passe.') })

export function show(req: Request, res: Response) {
  if (findCurrentAgent(req)) return res.redirect(303, takeReturnTo(req, 'agent') ?? organisationsPath())
  if (whoOf(req).kind === 'usager') return turnUsagerAway(req, res)
  render(req, res, emptyForm())
}

export async function create(req: Request, res: Response) {
  const submitted = parseForm(connexionForm, req.body)
  if (!submitted.ok) return render(req, res, submitted.form, 422)

  const outcome = await checkSignIn(req, submitted.data, ['agent'])
  if (!outcome.ok) return render(req, res, refusedForm(req.body, { password: refusalWords[outcome.reason]() }), 422)
  res.redirect(303, await admitAgent(req, outcome.person, { isWeak: outcome.isWeak }))
}

/** Every face of the browser. */
export async function destroy(req: Request, res: Response) {
  const elsewhere = await signOutElsewhere(req)
  await closeSession(req)
  flash(req, success('Vous avez quitté votre espace.'))
  res.redirect(303, elsewhere ?? connexionPath())
}

function turnUsagerAway(req: Request, res: Response) {
  flash(req, failure('Déconnectez-vous de votre compte personnel d’abord.'))
  res.redirect(303, accueilPath())
}

function render(req: Request, res: Response, form: Form, status = 200) {
  const addresses = { action: connexionPath(), newPassword: demandeDeMotDePassePath(), doors: doorsOf(req) }
  connexionPage(req, res, { title: 'Se connecter', form, ...addresses }, status)
}
