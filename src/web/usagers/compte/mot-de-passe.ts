import type { Request, Response } from 'express'
import { z } from 'zod'
import { changePassword, hasPassword } from '#domain/account/compte/change-password.ts'
import { emptyForm, type Form, parseForm, refusedForm } from '#lib/form.ts'
import { say } from '#lib/say.ts'
import { reopen } from '#web/account/admit-usager.ts'
import { chosenPassword, passwordRule } from '#web/account/chosen-password.ts'
import { password } from '#web/shared/fields.ts'
import { flash, success } from '#web/shared/flash.ts'
import { brandOf } from '#web/shared/page.ts'
import { demandeDeMotDePassePath } from '../connexion/paths.ts'
import { page } from '../page.ts'
import { currentUsager } from '../session.ts'
import { limitOwnPassword, wrongPassword } from './own-password.ts'
import { changementDeMotDePassePath, informationsPath } from './paths.ts'

type Content = { form: Form; action: string; back: string; rule: string; newPassword: string; hasPassword: boolean }
const motDePassePage = page<Content>('usagers/compte/mot-de-passe')

const motDePasseForm = (req: Request) =>
  z.object({
    current_password: password(() => say('Écrivez votre mot de passe actuel.')),
    password: chosenPassword(currentUsager(req)),
  })

export const edit = (req: Request, res: Response) => render(req, res, emptyForm())

/** This session goes on; the others end. */
export async function update(req: Request, res: Response) {
  const submitted = parseForm(motDePasseForm(req), req.body)
  if (!submitted.ok) return render(req, res, submitted.form, 422)

  const { current_password: current, password: chosen } = submitted.data
  const forgive = await limitOwnPassword(req)
  const person = { face: 'usager', id: currentUsager(req).id, brand: brandOf(req).code } as const
  const changed = await changePassword(person, { current, chosen }, Temporal.Now.instant())
  if (!changed.ok) return render(req, res, refusedForm({}, { current_password: wrongPassword() }), 422)

  await forgive()
  await reopen(req, changed.person)
  flash(req, success(say('Votre mot de passe est changé. Vos autres connexions sont fermées.')))
  res.redirect(303, informationsPath())
}

async function render(req: Request, res: Response, form: Form, status = 200) {
  const addresses = {
    action: changementDeMotDePassePath(),
    back: informationsPath(),
    newPassword: demandeDeMotDePassePath(),
  }
  const has = await hasPassword('usager', currentUsager(req).id)
  const content = { form, rule: passwordRule(), hasPassword: has, ...addresses }
  motDePassePage(req, res, { title: say('Changer de mot de passe'), ...content }, status)
}
