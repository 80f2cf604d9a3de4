import type { Request, Response } from 'express'
import { checkSecondFactor } from '#domain/second-factor/check-second-factor.ts'
import { findSecondFactor } from '#domain/second-factor/second-factor-queries.ts'
import { emptyForm, type Form, parseForm, refusedForm } from '#lib/form.ts'
import { plural } from '#lib/spoken-words.ts'
import { AGENT_HOME, finishSignIn } from '#web/shared/agent-sign-in.ts'
import { flash, warning } from '#web/shared/flash.ts'
import { addressOf, limitTries } from '#web/shared/rate-limit.ts'
import { takeReturnTo } from '#web/shared/return-to.ts'
import { page } from '../page.ts'
import { secondFactorPath, secondFactorSettingsPath, signOutPath } from '../paths.ts'
import { halfSignedInAgentOf } from './half-signed-in.ts'
import { codeForm, WRONG_CODE } from './totp-form.ts'

const codePage = page<{ form: Form; action: string; leave: string }>('agents/double-authentification/code')

/** Who has none yet adds one first. */
export async function show(req: Request, res: Response) {
  const { isAdded } = await findSecondFactor(halfSignedInAgentOf(req).id)
  if (isAdded) render(req, res, emptyForm())
  else res.redirect(303, secondFactorSettingsPath())
}

export async function create(req: Request, res: Response) {
  const submitted = parseForm(codeForm, req.body)
  if (!submitted.ok) return render(req, res, submitted.form, 422)

  const agent = halfSignedInAgentOf(req)
  const forgive = await limitTries(req, { 'second-factor': String(agent.id), 'sign-in-address': addressOf(req) })
  const checked = await checkSecondFactor(agent.id, submitted.data.code, Temporal.Now.instant())
  if (!checked.ok) return render(req, res, refusedForm({}, { code: WRONG_CODE }), 422)

  await forgive()
  await finishSignIn(req, agent)
  if (checked.codesLeft !== null) flash(req, warning(leftInWords(checked.codesLeft)))
  res.redirect(303, takeReturnTo(req, 'agent') ?? AGENT_HOME)
}

const leftInWords = (left: number) =>
  `Connexion réussie. Ce code de secours a servi. Il vous en reste ${plural(left, 'code')}.`

function render(req: Request, res: Response, form: Form, status = 200) {
  const content = { form, action: secondFactorPath(), leave: signOutPath() }
  codePage(req, res, { title: 'Le code de votre application', ...content }, status)
}
