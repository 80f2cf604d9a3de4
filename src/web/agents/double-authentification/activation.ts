import type { Request, Response } from 'express'
import { addSecondFactor } from '#domain/account/second-factor/add-second-factor.ts'
import { agentFactor } from '#domain/account/second-factor/factor-owner.ts'
import { emptyForm, type Form, parseForm, refusedForm } from '#lib/form.ts'
import { finishSignIn, reopenAgent } from '#web/account/admit-agent.ts'
import { codeForm, findShownKey, isAdding, limitCodes, type ShownKey, WRONG_CODE } from '#web/account/second-factor.ts'
import { brandOf } from '#web/shared/page.ts'
import { takeReturnTo } from '#web/shared/return-to.ts'
import { activationPath, doubleAuthentificationPath } from '../compte/paths.ts'
import { organisationsPath } from '../organisations/paths.ts'
import { page } from '../page.ts'
import { subjectOf } from './double-authentification.ts'
import { findHalfSignedInAgent } from './half-signed-in.ts'

type Content = ShownKey & { form: Form; action: string; back: string }
const activationPage = page<Content>('agents/double-authentification/activation')
const secoursPage = page<{ codes: string[]; next: string }>('agents/double-authentification/secours')

export const show = (req: Request, res: Response) => render(req, res, emptyForm())

/** The recovery codes are the answer itself: nothing keeps them until another page. */
export async function create(req: Request, res: Response) {
  if (!isAdding(req)) return res.redirect(303, doubleAuthentificationPath())
  const submitted = parseForm(codeForm, req.body)
  if (!submitted.ok) return render(req, res, submitted.form, 422)

  const agent = subjectOf(req)
  const forgive = await limitCodes(req, agentFactor(agent))
  const asked = { owner: agentFactor(agent), code: submitted.data.code, brand: brandOf(req).code }
  const added = await addSecondFactor(asked, Temporal.Now.instant())
  if (!added.ok) return render(req, res, refusedForm({}, { code: WRONG_CODE }), 422)

  await forgive()
  const next = findHalfSignedInAgent(req)
    ? (takeReturnTo(req, 'agent') ?? organisationsPath())
    : doubleAuthentificationPath()
  if (findHalfSignedInAgent(req)) await finishSignIn(req, agent)
  else await reopenAgent(req, agent, { secondFactor: true })
  res.set('Cache-Control', 'private, no-store')
  secoursPage(req, res, { title: 'Gardez vos codes de secours', codes: added.recoveryCodes, next })
}

async function render(req: Request, res: Response, form: Form, status = 200) {
  const { id, email } = subjectOf(req)
  const key = await findShownKey(req, agentFactor({ id }), email ?? String(id))
  if (!key) return res.redirect(303, doubleAuthentificationPath())

  res.set('Cache-Control', 'private, no-store')
  const addresses = { action: activationPath(), back: doubleAuthentificationPath() }
  activationPage(req, res, { title: 'Ajouter la double authentification', form, ...key, ...addresses }, status)
}
