import type { Request, Response } from 'express'
import { z } from 'zod'
import { isOwnPassword } from '#domain/account/compte/change-password.ts'
import { requestAddressChange } from '#domain/account/compte/request-address-change.ts'
import { emptyForm, type Form, parseForm, refusedForm } from '#lib/form.ts'
import { say } from '#lib/say.ts'
import { limitAccountMails } from '#web/account/credentials.ts'
import { email, password } from '#web/shared/fields.ts'
import { flash, information } from '#web/shared/flash.ts'
import { brandOf } from '#web/shared/page.ts'
import { page } from '../page.ts'
import { currentUsager } from '../session.ts'
import { limitOwnPassword, wrongPassword } from './own-password.ts'
import { courrielPath, informationsPath } from './paths.ts'

type Content = { form: Form; action: string; back: string; email: string | null }
const courrielPage = page<Content>('usagers/compte/courriel')

const courrielForm = z.object({ email, current_password: password(() => say('Écrivez votre mot de passe actuel.')) })

export const edit = (req: Request, res: Response) => render(req, res, emptyForm())

export async function update(req: Request, res: Response) {
  const submitted = parseForm(courrielForm, req.body)
  if (!submitted.ok) return render(req, res, submitted.form, 422)

  const { email: wanted, current_password } = submitted.data
  const { id } = currentUsager(req)
  const forgive = await limitOwnPassword(req)
  if (!(await isOwnPassword('usager', id, current_password)))
    return render(req, res, refusedForm(req.body, { current_password: wrongPassword() }), 422)
  await forgive()
  await limitAccountMails(req, wanted)
  await requestAddressChange({ face: 'usager', id }, wanted, { returnTo: informationsPath(), brand: brandOf(req).code })
  flash(req, information(say('Un e-mail est parti à cette adresse. Ouvrez son lien pour confirmer le changement.')))
  res.redirect(303, informationsPath())
}

function render(req: Request, res: Response, form: Form, status = 200) {
  const content = { form, action: courrielPath(), back: informationsPath(), email: currentUsager(req).email }
  courrielPage(req, res, { title: say('Changer d’e-mail'), ...content }, status)
}
