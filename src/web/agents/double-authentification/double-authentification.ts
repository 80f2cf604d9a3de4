import type { Request, Response } from 'express'
import { z } from 'zod'
import { hasPassword } from '#domain/account/compte/change-password.ts'
import { agentFactor } from '#domain/account/second-factor/factor-owner.ts'
import { prepareSecondFactor } from '#domain/account/second-factor/prepare-second-factor.ts'
import { findSecondFactor, type SecondFactor } from '#domain/account/second-factor/second-factor-queries.ts'
import { emptyForm, type Form, parseForm, refusedForm } from '#lib/form.ts'
import { allowAddition } from '#web/account/second-factor.ts'
import { text } from '#web/shared/fields.ts'
import { provesOwnPassword, WRONG_PASSWORD } from '../compte/own-password.ts'
import { activationPath, comptePath, doubleAuthentificationPath, retraitPath } from '../compte/paths.ts'
import { codePath } from '../connexion/paths.ts'
import { page } from '../page.ts'
import { currentAgent } from '../session.ts'
import { findHalfSignedInAgent } from './half-signed-in.ts'

type Content = {
  form: Form
  factor: SecondFactor
  asksPassword: boolean
  isHalfSignedIn: boolean
  paths: Record<'action' | 'back' | 'removal', string>
}
const doubleAuthentificationPage = page<Content>('agents/double-authentification/double-authentification')

/** Whoever has one and did not give it yet gives it first. */
export async function show(req: Request, res: Response) {
  const half = findHalfSignedInAgent(req)
  if (half && (await findSecondFactor(agentFactor(half))).isAdded) return res.redirect(303, codePath())
  await render(req, res, emptyForm())
}

/** A new secret, shown on the next page to whoever has just given the password. */
export async function create(req: Request, res: Response) {
  const form = z.object({ current_password: text })
  const submitted = parseForm(form, req.body)
  if (!submitted.ok) return render(req, res, submitted.form, 422)
  if (!findHalfSignedInAgent(req) && !(await provesOwnPassword(req, submitted.data.current_password)))
    return render(req, res, refusedForm({}, { current_password: WRONG_PASSWORD }), 422)

  if (!(await prepareSecondFactor(agentFactor(subjectOf(req))))) return res.redirect(303, doubleAuthentificationPath())
  allowAddition(req)
  res.redirect(303, activationPath())
}

/** Whose second factor it is: signed in, or about to be. */
export const subjectOf = (req: Request) => findHalfSignedInAgent(req) ?? currentAgent(req)

async function render(req: Request, res: Response, form: Form, status = 200) {
  const { id } = subjectOf(req)
  const isHalfSignedIn = findHalfSignedInAgent(req) !== null
  const paths = { action: doubleAuthentificationPath(), back: comptePath(), removal: retraitPath() }
  const asksPassword = !isHalfSignedIn && (await hasPassword('agent', id))
  const content = { form, factor: await findSecondFactor(agentFactor({ id })), asksPassword, isHalfSignedIn, paths }
  doubleAuthentificationPage(req, res, { title: 'Double authentification', ...content }, status)
}
