import type { Request, Response } from 'express'
import { addSecondFactor } from '#domain/second-factor/add-second-factor.ts'
import { grouped, otpauthAddress } from '#domain/second-factor/second-factor.ts'
import { findTotpSecret } from '#domain/second-factor/second-factor-queries.ts'
import { emptyForm, type Form, parseForm, refusedForm } from '#lib/form.ts'
import { type QrCode, qrCode } from '#lib/qr-code.ts'
import { signInAgent } from '#web/shared/agent-sign-in.ts'
import { brandOf } from '#web/shared/page.ts'
import { limitTries } from '#web/shared/rate-limit.ts'
import { takeReturnTo } from '#web/shared/return-to.ts'
import { page } from '../page.ts'
import { organisationsPath, secondFactorAdditionPath, secondFactorSettingsPath } from '../paths.ts'
import { subjectOf } from './double-authentification.ts'
import { findHalfSignedInAgent } from './half-signed-in.ts'
import { codeForm, WRONG_CODE } from './totp-form.ts'

type Content = { form: Form; secret: string; otpauth: string; qr: QrCode; action: string; back: string }
const activationPage = page<Content>('agents/double-authentification/activation')
const secoursPage = page<{ codes: string[]; next: string }>('agents/double-authentification/secours')

export const show = (req: Request, res: Response) => render(req, res, emptyForm())

/** The recovery codes are the answer itself: nothing keeps them until another page. */
export async function create(req: Request, res: Response) {
  if (!isAdding(req)) return res.redirect(303, secondFactorSettingsPath())
  const submitted = parseForm(codeForm, req.body)
  if (!submitted.ok) return render(req, res, submitted.form, 422)

  const agent = subjectOf(req)
  const forgive = await limitTries(req, { 'second-factor': String(agent.id) })
  const asked = { agentId: agent.id, code: submitted.data.code, brand: brandOf(req).code }
  const added = await addSecondFactor(asked, Temporal.Now.instant())
  if (!added.ok) return render(req, res, refusedForm({}, { code: WRONG_CODE }), 422)

  await forgive()
  const next = findHalfSignedInAgent(req)
    ? (takeReturnTo(req, 'agent') ?? organisationsPath())
    : secondFactorSettingsPath()
  await signInAgent(req, agent, true)
  res.set('Cache-Control', 'private, no-store')
  secoursPage(req, res, { title: 'Gardez vos codes de secours', codes: added.recoveryCodes, next })
}

const isAdding = (req: Request) => (req.session.addingSecondFactor?.expiresAt ?? 0) > Date.now()

async function render(req: Request, res: Response, form: Form, status = 200) {
  const { id, email } = subjectOf(req)
  const secret = isAdding(req) ? await findTotpSecret({ agentId: id, isAdded: false }) : null
  if (!secret) return res.redirect(303, secondFactorSettingsPath())

  res.set('Cache-Control', 'private, no-store')
  const otpauth = otpauthAddress({ secret: secret.text, email: email ?? String(id), issuer: brandOf(req).name })
  const shown = { secret: grouped(secret.text), otpauth, qr: qrCode(otpauth) }
  const addresses = { action: secondFactorAdditionPath(), back: secondFactorSettingsPath() }
  activationPage(req, res, { title: 'Ajouter la double authentification', form, ...shown, ...addresses }, status)
}
