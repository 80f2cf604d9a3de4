import type { Request, Response } from 'express'
import { z } from 'zod'
import { requestPassword } from '#domain/account/compte/request-password.ts'
import { emptyForm, type Form, parseForm } from '#lib/form.ts'
import { say } from '#lib/say.ts'
import { limitAccountMails } from '#web/account/credentials.ts'
import { mailVisitOf } from '#web/account/mail-visit.ts'
import { email } from '#web/shared/fields.ts'
import { flash, information } from '#web/shared/flash.ts'
import { connexionPath, demandeDeMotDePassePath } from '../connexion/paths.ts'
import { page } from '../page.ts'

const demandePage = page<{ form: Form; action: string; signIn: string }>('usagers/mot-de-passe/demande')
const demandeForm = z.object({ email })

export const show = (req: Request, res: Response) => render(req, res, emptyForm())

/** One answer for every address. */
export async function create(req: Request, res: Response) {
  const submitted = parseForm(demandeForm, req.body)
  if (!submitted.ok) return render(req, res, submitted.form, 422)

  await limitAccountMails(req, submitted.data.email)
  await requestPassword(submitted.data.email, mailVisitOf(req))
  flash(req, information(say('Si un compte existe à cette adresse, un e-mail vous y attend dans quelques minutes.')))
  res.redirect(303, connexionPath())
}

function render(req: Request, res: Response, form: Form, status = 200) {
  demandePage(
    req,
    res,
    { title: say('Mot de passe oublié'), form, action: demandeDeMotDePassePath(), signIn: connexionPath() },
    status,
  )
}
