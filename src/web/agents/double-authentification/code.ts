import type { Request, Response } from 'express'
import { checkSecondFactor } from '#domain/account/second-factor/check-second-factor.ts'
import { agentFactor } from '#domain/account/second-factor/factor-owner.ts'
import { findSecondFactor } from '#domain/account/second-factor/second-factor-queries.ts'
import { emptyForm, type Form, parseForm, refusedForm } from '#lib/form.ts'
import { finishSignIn } from '#web/account/admit-agent.ts'
import { codeForm, leftInWords, limitCodes, WRONG_CODE } from '#web/account/second-factor.ts'
import { flash, warning } from '#web/shared/flash.ts'
import { takeReturnTo } from '#web/shared/return-to.ts'
import { doubleAuthentificationPath } from '../compte/paths.ts'
import { codePath, deconnexionPath } from '../connexion/paths.ts'
import { organisationsPath } from '../organisations/paths.ts'
import { page } from '../page.ts'
import { halfSignedInAgentOf } from './half-signed-in.ts'

const codePage = page<{ form: Form; action: string; leave: string }>('agents/double-authentification/code')

/** Who has none yet adds one first. */
export async function show(req: Request, res: Response) {
  const { isAdded } = await findSecondFactor(agentFactor(halfSignedInAgentOf(req)))
  if (isAdded) render(req, res, emptyForm())
  else res.redirect(303, doubleAuthentificationPath())
}

export async function create(req: Request, res: Response) {
  const submitted = parseForm(codeForm, req.body)
  if (!submitted.ok) return render(req, res, submitted.form, 422)

  const agent = halfSignedInAgentOf(req)
  const forgive = await limitCodes(req, agentFactor(agent))
  const checked = await checkSecondFactor(agentFactor(agent), submitted.data.code, Temporal.Now.instant())
  if (!checked.ok) return render(req, res, refusedForm({}, { code: WRONG_CODE }), 422)

  await forgive()
  const said = await finishSignIn(req, agent)
  flash(req, checked.codesLeft === null ? said : warning(leftInWords(checked.codesLeft)))
  res.redirect(303, takeReturnTo(req, 'agent') ?? organisationsPath())
}

function render(req: Request, res: Response, form: Form, status = 200) {
  const content = { form, action: codePath(), leave: deconnexionPath() }
  codePage(req, res, { title: 'Le code de votre application', ...content }, status)
}
