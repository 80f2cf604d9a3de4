import type { Request, Response } from 'express'
import { checkSecondFactor } from '#domain/account/second-factor/check-second-factor.ts'
import { superAdminFactor } from '#domain/account/second-factor/factor-owner.ts'
import { emptyForm, type Form, parseForm, refusedForm } from '#lib/form.ts'
import { codeForm, leftInWords, limitCodes, WRONG_CODE } from '#web/account/second-factor.ts'
import { flash, success, warning } from '#web/shared/flash.ts'
import { accueilPath } from '../accueil/paths.ts'
import { codePath, deconnexionPath } from '../connexion/paths.ts'
import { page } from '../page.ts'
import { halfSignedInOf, signInSuperAdmin } from './half-signed-in.ts'

const codePage = page<{ form: Form; action: string; leave: string }>('super-admin/double-authentification/code')

export const show = (req: Request, res: Response) => render(req, res, emptyForm())

export async function create(req: Request, res: Response) {
  const submitted = parseForm(codeForm, req.body)
  if (!submitted.ok) return render(req, res, submitted.form, 422)

  const superAdmin = halfSignedInOf(req)
  const owner = superAdminFactor(superAdmin)
  const forgive = await limitCodes(req, owner)
  const checked = await checkSecondFactor(owner, submitted.data.code, Temporal.Now.instant())
  if (!checked.ok) return render(req, res, refusedForm({}, { code: WRONG_CODE }), 422)

  await forgive()
  await signInSuperAdmin(req, superAdmin, true)
  flash(req, checked.codesLeft === null ? success('Connexion réussie.') : warning(leftInWords(checked.codesLeft)))
  res.redirect(303, accueilPath())
}

function render(req: Request, res: Response, form: Form, status = 200) {
  const content = { form, action: codePath(), leave: deconnexionPath() }
  codePage(req, res, { title: 'Le code de votre application', ...content }, status)
}
