import type { Request, Response } from 'express'
import { superAdminFactor } from '#domain/account/second-factor/factor-owner.ts'
import { removeSecondFactor } from '#domain/account/second-factor/remove-second-factor.ts'
import { findSecondFactor } from '#domain/account/second-factor/second-factor-queries.ts'
import { emptyForm, type Form, parseForm, refusedForm } from '#lib/form.ts'
import { codeForm, limitCodes, WRONG_CODE } from '#web/account/second-factor.ts'
import { flash, success } from '#web/shared/flash.ts'
import { brandOf } from '#web/shared/page.ts'
import { doubleAuthentificationPath, retraitPath } from '../compte/paths.ts'
import { page } from '../page.ts'
import { currentSuperAdmin } from '../session.ts'
import { signInSuperAdmin } from './half-signed-in.ts'

type Content = { form: Form; action: string; back: string; asksPassword: boolean }
const suppressionPage = page<Content>('super-admin/double-authentification/suppression')

export async function show(req: Request, res: Response) {
  const { isAdded } = await findSecondFactor(superAdminFactor(currentSuperAdmin(req)))
  if (isAdded) render(req, res, emptyForm())
  else res.redirect(303, doubleAuthentificationPath())
}

export async function create(req: Request, res: Response) {
  const submitted = parseForm(codeForm, req.body)
  if (!submitted.ok) return render(req, res, submitted.form, 422)

  const superAdmin = currentSuperAdmin(req)
  const owner = superAdminFactor(superAdmin)
  const forgive = await limitCodes(req, owner)
  const asked = { owner, code: submitted.data.code, brand: brandOf(req).code }
  const removed = await removeSecondFactor(asked, Temporal.Now.instant())
  if (!removed.ok) return render(req, res, refusedForm({}, { code: WRONG_CODE }), 422)

  await forgive()
  await signInSuperAdmin(req, superAdmin, false)
  flash(req, success('La double authentification est retirée.'))
  res.redirect(303, doubleAuthentificationPath())
}

function render(req: Request, res: Response, form: Form, status = 200) {
  const content = { form, action: retraitPath(), back: doubleAuthentificationPath(), asksPassword: false }
  suppressionPage(req, res, { title: 'Retirer la double authentification ?', ...content }, status)
}
