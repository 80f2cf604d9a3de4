import type { Request, Response } from 'express'
import { z } from 'zod'
import { type AgentAccount, findAgentAccount } from '#domain/account/compte/agent-account-queries.ts'
import { updateAgentAccount } from '#domain/account/compte/update-agent-account.ts'
import { emptyForm, type Form, parseForm, refusedForm } from '#lib/form.ts'
import { limitAccountMails } from '#web/shared/credentials.ts'
import { email, firstName, lastName, text } from '#web/shared/fields.ts'
import { failure, flash, information, success } from '#web/shared/flash.ts'
import { brandOf } from '#web/shared/page.ts'
import { found } from '#web/shared/refusal.ts'
import { page } from '../page.ts'
import { authorOf, currentAgent } from '../session.ts'
import { provesOwnPassword, WRONG_PASSWORD } from './own-password.ts'
import {
  changementDeMotDePassePath,
  comptePath,
  connexionsPath,
  doubleAuthentificationPath,
  suppressionDuComptePath,
} from './paths.ts'

type Content = {
  form: Form
  account: AgentAccount
  paths: Record<'action' | 'password' | 'secondFactor' | 'connexions' | 'deletion', string>
}
const comptePage = page<Content>('agents/compte/compte')

const compteForm = z.object({ first_name: firstName, last_name: lastName, email, current_password: text })

export async function edit(req: Request, res: Response) {
  const { firstName: first_name, lastName: last_name, email } = currentAgent(req)
  await render(req, res, emptyForm({ first_name, last_name, email }))
}

export async function update(req: Request, res: Response) {
  const submitted = parseForm(compteForm, req.body)
  if (!submitted.ok) return render(req, res, submitted.form, 422)

  const { first_name, last_name, email, current_password } = submitted.data
  if (!(await provesOwnPassword(req, current_password)))
    return render(req, res, refusedForm(req.body, { current_password: WRONG_PASSWORD }), 422)

  const agent = currentAgent(req)
  if (email !== agent.email) await limitAccountMails(req, email)
  const visit = { returnTo: comptePath(), brand: brandOf(req).code }
  const change = { firstName: first_name, lastName: last_name, email }
  const changed = await updateAgentAccount({ agentId: agent.id, actor: authorOf(agent), visit }, change)
  flash(req, changed.ok ? said(changed.isEmailAsked) : GIVEN)
  res.redirect(303, comptePath())
}

const said = (isEmailAsked: boolean) =>
  isEmailAsked
    ? information('Un e-mail est parti à cette adresse. Ouvrez son lien pour confirmer le changement.')
    : success('Votre compte est enregistré.')

const GIVEN = failure('Votre nom et votre e-mail sont donnés par votre fournisseur d’identité.')

async function render(req: Request, res: Response, form: Form, status = 200) {
  const account = found(await findAgentAccount(currentAgent(req).id))
  comptePage(req, res, { title: 'Votre compte', form, account, paths: PATHS }, status)
}

const PATHS = {
  action: comptePath(),
  password: changementDeMotDePassePath(),
  secondFactor: doubleAuthentificationPath(),
  connexions: connexionsPath(),
  deletion: suppressionDuComptePath(),
}
