import type { Request, Response } from 'express'
import { superAdminFactor } from '#domain/account/second-factor/factor-owner.ts'
import { prepareSecondFactor } from '#domain/account/second-factor/prepare-second-factor.ts'
import { findSecondFactor, type SecondFactor } from '#domain/account/second-factor/second-factor-queries.ts'
import { emptyForm, type Form } from '#lib/form.ts'
import { allowAddition } from '#web/account/second-factor.ts'
import { flash, warning } from '#web/shared/flash.ts'
import { nowOf } from '#web/shared/now.ts'
import { accueilPath } from '../accueil/paths.ts'
import { activationPath, doubleAuthentificationPath, retraitPath } from '../compte/paths.ts'
import { page } from '../page.ts'
import { currentSuperAdmin, ownSession } from '../session.ts'

type Content = {
  form: Form
  factor: SecondFactor
  asksPassword: boolean
  isHalfSignedIn: boolean
  paths: Record<'action' | 'back' | 'removal', string>
}
const doubleAuthentificationPage = page<Content>('super-admin/double-authentification/double-authentification')

const FRESH_MS = 15 * 60_000

export async function show(req: Request, res: Response) {
  const factor = await findSecondFactor(superAdminFactor(currentSuperAdmin(req)))
  const paths = { action: doubleAuthentificationPath(), back: accueilPath(), removal: retraitPath() }
  const content = { form: emptyForm(), factor, asksPassword: false, isHalfSignedIn: false, paths }
  doubleAuthentificationPage(req, res, { title: 'Double authentification', ...content })
}

/** There is no password to ask again: GitHub said who is there a moment ago. */
export async function create(req: Request, res: Response) {
  if (nowOf(req).epochMilliseconds - ownSession(req).signedInAt > FRESH_MS) {
    flash(req, warning('Par sécurité, déconnectez-vous puis revenez par GitHub, et recommencez.'))
    return res.redirect(303, doubleAuthentificationPath())
  }
  if (!(await prepareSecondFactor(superAdminFactor(currentSuperAdmin(req)))))
    return res.redirect(303, doubleAuthentificationPath())
  allowAddition(req)
  res.redirect(303, activationPath())
}
