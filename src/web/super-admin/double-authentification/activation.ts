import type { Request, Response } from 'express'
import { addSecondFactor } from '#domain/account/second-factor/add-second-factor.ts'
import { superAdminFactor } from '#domain/account/second-factor/factor-owner.ts'
import { emptyForm, type Form, parseForm, refusedForm } from '#lib/form.ts'
import { codeForm, findShownKey, isAdding, limitCodes, type ShownKey, WRONG_CODE } from '#web/account/second-factor.ts'
import { brandOf } from '#web/shared/page.ts'
import { activationPath, doubleAuthentificationPath } from '../compte/paths.ts'
import { page } from '../page.ts'
import { currentSuperAdmin } from '../session.ts'
import { signInSuperAdmin } from './half-signed-in.ts'

type Content = ShownKey & { form: Form; action: string; back: string }
const activationPage = page<Content>('super-admin/double-authentification/activation')
const secoursPage = page<{ codes: string[]; next: string }>('super-admin/double-authentification/secours')

export const show = (req: Request, res: Response) => render(req, res, emptyForm())

/** The recovery codes are the answer itself: nothing keeps them until another page. */
export async function create(req: Request, res: Response) {
  if (!isAdding(req)) return res.redirect(303, doubleAuthentificationPath())
  const submitted = parseForm(codeForm, req.body)
  if (!submitted.ok) return render(req, res, submitted.form, 422)

  const superAdmin = currentSuperAdmin(req)
  const owner = superAdminFactor(superAdmin)
  const forgive = await limitCodes(req, owner)
  const asked = { owner, code: submitted.data.code, brand: brandOf(req).code }
  const added = await addSecondFactor(asked, Temporal.Now.instant())
  if (!added.ok) return render(req, res, refusedForm({}, { code: WRONG_CODE }), 422)

  await forgive()
  await signInSuperAdmin(req, superAdmin, true)
  res.set('Cache-Control', 'private, no-store')
  const content = { codes: added.recoveryCodes, next: doubleAuthentificationPath() }
  secoursPage(req, res, { title: 'Gardez vos codes de secours', ...content })
}

async function render(req: Request, res: Response, form: Form, status = 200) {
  const superAdmin = currentSuperAdmin(req)
  const key = await findShownKey(req, superAdminFactor(superAdmin), superAdmin.email)
  if (!key) return res.redirect(303, doubleAuthentificationPath())

  res.set('Cache-Control', 'private, no-store')
  const addresses = { action: activationPath(), back: doubleAuthentificationPath() }
  activationPage(req, res, { title: 'Ajouter la double authentification', form, ...key, ...addresses }, status)
}
