import type { Request, Response } from 'express'
import { z } from 'zod'
import { requestPassword } from '#domain/account/compte/request-password.ts'
import { emptyForm, type Form, parseForm } from '#lib/form.ts'
import { limitAccountMails } from '#web/account/credentials.ts'
import { email } from '#web/shared/fields.ts'
import { flash, information } from '#web/shared/flash.ts'
import { brandOf } from '#web/shared/page.ts'
import { connexionPath, demandeDeMotDePassePath } from '../connexion/paths.ts'
import { page } from '../page.ts'

const demandePage = page<{ form: Form; action: string; signIn: string }>('agents/mot-de-passe/demande')
const demandeForm = z.object({ email })

export const show = (req: Request, res: Response) => render(req, res, emptyForm())

/** One answer for every address. */
export async function create(req: Request, res: Response) {
  const submitted = parseForm(demandeForm, req.body)
  if (!submitted.ok) return render(req, res, submitted.form, 422)

  await limitAccountMails(req, submitted.data.email)
  await requestPassword(submitted.data.email, { returnTo: null, brand: brandOf(req).code })
  flash(req, information('Si un compte existe à cette adresse, un e-mail vous y attend dans quelques minutes.'))
  res.redirect(303, connexionPath())
}

function render(req: Request, res: Response, form: Form, status = 200) {
  demandePage(
    req,
    res,
    { title: 'Mot de passe oublié', form, action: demandeDeMotDePassePath(), signIn: connexionPath() },
    status,
  )
}
