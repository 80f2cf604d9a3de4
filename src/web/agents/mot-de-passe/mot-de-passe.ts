import type { Request, Response } from 'express'
import type { UsableLink } from '#domain/compte/account-link-queries.ts'
import { choosePassword, PASSWORD_LINKS } from '#domain/compte/choose-password.ts'
import { emptyForm, type Form, parseForm } from '#lib/form.ts'
import { refuse, requireAccountLink } from '#web/shared/account-link.ts'
import { admitAgent } from '#web/shared/agent-sign-in.ts'
import { PASSWORD_RULE, passwordChoiceForm } from '#web/shared/chosen-password.ts'
import { success } from '#web/shared/flash.ts'
import { brandOf } from '#web/shared/page.ts'
import { notFound } from '#web/shared/refusal.ts'
import { type Doors, doorsOf } from '../identite/doors.ts'
import { page } from '../page.ts'
import { newPasswordPath, passwordPath } from '../paths.ts'

type Content = { form: Form; action: string; rule: string; email: string | null; name: string; doors: Doors | null }
const motDePassePage = page<Content>('agents/mot-de-passe/mot-de-passe')

/** From a forgotten password or an invitation: the link names the agent. */
export const edit = (token: string) => async (req: Request, res: Response) => {
  const link = await requireAccountLink(req, res, { token, purposes: PASSWORD_LINKS, otherwise: newPasswordPath() })
  if (link) render(req, res, link, emptyForm())
}

export async function update(req: Request, res: Response) {
  const wanted = { token: '', purposes: PASSWORD_LINKS, otherwise: newPasswordPath() }
  const link = await requireAccountLink(req, res, wanted)
  if (!link) return
  const submitted = parseForm(passwordChoiceForm(link.person), req.body)
  if (!submitted.ok) return render(req, res, link, submitted.form, 422)

  const choice = { linkId: link.id, password: submitted.data.password, brand: brandOf(req).code }
  const chosen = await choosePassword(choice, Temporal.Now.instant())
  if (!chosen.ok) return refuse(req, res, wanted)
  const said = success('Votre mot de passe est enregistré.')
  res.redirect(303, await admitAgent(req, chosen.person, { said }))
}

function render(req: Request, res: Response, { person, face, purpose }: UsableLink, form: Form, status = 200) {
  if (face !== 'agent') throw notFound()
  const { email, firstName } = person
  const doors = purpose === 'invitation' ? doorsOf(req, email) : null
  const content = { form, action: passwordPath(), rule: PASSWORD_RULE, email, name: firstName ?? '', doors }
  motDePassePage(req, res, { title: 'Choisir un mot de passe', ...content }, status)
}
