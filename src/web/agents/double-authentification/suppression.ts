import type { Request, Response } from 'express'
import { z } from 'zod'
import { hasPassword } from '#domain/account/compte/change-password.ts'
import { agentFactor } from '#domain/account/second-factor/factor-owner.ts'
import { removeSecondFactor } from '#domain/account/second-factor/remove-second-factor.ts'
import { findSecondFactor } from '#domain/account/second-factor/second-factor-queries.ts'
import { emptyForm, type Form, parseForm, refusedForm } from '#lib/form.ts'
import { reopenAgent } from '#web/account/admit-agent.ts'
import { code, limitCodes, WRONG_CODE } from '#web/account/second-factor.ts'
import { text } from '#web/shared/fields.ts'
import { failure, flash, success } from '#web/shared/flash.ts'
import { brandOf } from '#web/shared/page.ts'
import { provesOwnPassword, WRONG_PASSWORD } from '../compte/own-password.ts'
import { doubleAuthentificationPath, retraitPath } from '../compte/paths.ts'
import { page } from '../page.ts'
import { currentAgent } from '../session.ts'

type Content = { form: Form; action: string; back: string; asksPassword: boolean }
const suppressionPage = page<Content>('agents/double-authentification/suppression')
const suppressionForm = z.object({ current_password: text, code })

export async function show(req: Request, res: Response) {
  const { isAdded, isRequired } = await findSecondFactor(agentFactor(currentAgent(req)))
  if (!isAdded || isRequired) return res.redirect(303, doubleAuthentificationPath())
  await render(req, res, emptyForm())
}

export async function create(req: Request, res: Response) {
  const submitted = parseForm(suppressionForm, req.body)
  if (!submitted.ok) return render(req, res, submitted.form, 422)
  if (!(await provesOwnPassword(req, submitted.data.current_password)))
    return render(req, res, refusedForm({}, { current_password: WRONG_PASSWORD }), 422)

  const agent = currentAgent(req)
  const forgive = await limitCodes(req, agentFactor(agent))
  const asked = { owner: agentFactor(agent), code: submitted.data.code, brand: brandOf(req).code }
  const removed = await removeSecondFactor(asked, Temporal.Now.instant())
  if (!removed.ok && removed.reason === 'code-faux') return render(req, res, refusedForm({}, { code: WRONG_CODE }), 422)

  await forgive()
  if (removed.ok) await reopenAgent(req, agent, { secondFactor: false })
  flash(req, removed.ok ? success('La double authentification est retirée.') : REQUIRED)
  res.redirect(303, doubleAuthentificationPath())
}

const REQUIRED = failure('Une de vos organisations demande la double authentification. Elle ne peut pas être retirée.')

async function render(req: Request, res: Response, form: Form, status = 200) {
  const asksPassword = await hasPassword('agent', currentAgent(req).id)
  const addresses = { action: retraitPath(), back: doubleAuthentificationPath() }
  suppressionPage(req, res, { title: 'Retirer la double authentification ?', form, asksPassword, ...addresses }, status)
}
