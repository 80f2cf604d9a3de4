import type { Request, Response } from 'express'
import type { UsableLink } from '#domain/account/compte/account-link-queries.ts'
import { choosePassword } from '#domain/account/compte/choose-password.ts'
import { emptyForm, type Form, parseForm } from '#lib/form.ts'
import { refuse, requireAccountLink } from '#web/account/account-link.ts'
import { admitAgent } from '#web/account/admit-agent.ts'
import { passwordChoiceForm, passwordRule } from '#web/account/chosen-password.ts'
import { success } from '#web/shared/flash.ts'
import { brandOf } from '#web/shared/page.ts'
import { notFound } from '#web/shared/refusal.ts'
import { demandeDeMotDePassePath, motDePassePath } from '../connexion/paths.ts'
import { page } from '../page.ts'

type Content = { form: Form; action: string; rule: string; email: string | null; name: string }
const motDePassePage = page<Content>('agents/mot-de-passe/mot-de-passe')

const wanted = {
  token: 'reset_password_token',
  purposes: ['password_reset'],
  otherwise: demandeDeMotDePassePath(),
} as const

/** From a forgotten password: the link names the agent. */
export async function edit(req: Request, res: Response) {
  const link = await requireAccountLink(req, res, wanted)
  if (link) render(req, res, link, emptyForm())
}

export async function update(req: Request, res: Response) {
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

function render(req: Request, res: Response, { person, face }: UsableLink, form: Form, status = 200) {
  if (face !== 'agent') throw notFound()
  const { email, firstName } = person
  const content = { form, action: motDePassePath(), rule: passwordRule(), email, name: firstName ?? '' }
  motDePassePage(req, res, { title: 'Choisir un mot de passe', ...content }, status)
}
