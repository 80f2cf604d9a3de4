import type { Request, Response } from 'express'
import { z } from 'zod'
import { changePassword } from '#domain/account/compte/change-password.ts'
import { emptyForm, type Form, parseForm, refusedForm } from '#lib/form.ts'
import { reopenAgent } from '#web/account/admit-agent.ts'
import { chosenPassword, passwordRule } from '#web/account/chosen-password.ts'
import { password } from '#web/shared/fields.ts'
import { flash, success } from '#web/shared/flash.ts'
import { brandOf } from '#web/shared/page.ts'
import { limitTries } from '#web/shared/rate-limit.ts'
import { changementDeMotDePassePath, comptePath } from '../compte/paths.ts'
import { page } from '../page.ts'
import { currentAgent } from '../session.ts'

type Content = { form: Form; action: string; back: string; rule: string }
const changementPage = page<Content>('agents/mot-de-passe/changement')

const changementForm = (req: Request) =>
  z.object({
    current_password: password('Écrivez votre mot de passe actuel.'),
    password: chosenPassword(currentAgent(req)),
  })

export const edit = (req: Request, res: Response) => render(req, res, emptyForm())

/** This session goes on; the others end, those of the API too. */
export async function update(req: Request, res: Response) {
  const submitted = parseForm(changementForm(req), req.body)
  if (!submitted.ok) return render(req, res, submitted.form, 422)

  const { current_password: current, password: chosen } = submitted.data
  const { id } = currentAgent(req)
  const agent = { face: 'agent', id, brand: brandOf(req).code } as const
  const forgive = await limitTries(req, { 'sign-in-account': `agent-${id}` })
  const changed = await changePassword(agent, { current, chosen }, Temporal.Now.instant())
  if (!changed.ok) return render(req, res, refusedForm({}, { current_password: WRONG }), 422)

  await forgive()
  await reopenAgent(req, changed.person)
  flash(req, success('Votre mot de passe est changé. Vos autres connexions sont fermées.'))
  res.redirect(303, comptePath())
}

const WRONG = 'Ce n’est pas votre mot de passe actuel.'

function render(req: Request, res: Response, form: Form, status = 200) {
  const content = { form, action: changementDeMotDePassePath(), back: comptePath(), rule: passwordRule() }
  changementPage(req, res, { title: 'Changer de mot de passe', ...content }, status)
}
