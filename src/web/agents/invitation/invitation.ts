import type { Request, Response } from 'express'
import { z } from 'zod'
import type { UsableLink } from '#domain/account/compte/account-link-queries.ts'
import { choosePassword } from '#domain/account/compte/choose-password.ts'
import { emptyForm, type Form, parseForm } from '#lib/form.ts'
import { refuse, requireAccountLink } from '#web/account/account-link.ts'
import { admitAgent } from '#web/account/admit-agent.ts'
import { chosenPassword, passwordRule } from '#web/account/chosen-password.ts'
import { firstName, lastName } from '#web/shared/fields.ts'
import { success } from '#web/shared/flash.ts'
import { brandOf } from '#web/shared/page.ts'
import { acceptationPath, demandeDeMotDePassePath } from '../connexion/paths.ts'
import { type Doors, doorsOf } from '../identite/doors.ts'
import { page } from '../page.ts'

type Content = { form: Form; action: string; rule: string; email: string; doors: Doors }
const invitationPage = page<Content>('agents/invitation/invitation')

const wanted = { token: 'invitation_token', purposes: ['invitation'], otherwise: demandeDeMotDePassePath() } as const

const namesForm = z.object({ first_name: firstName, last_name: lastName })

/** The password is not one of the names that are typed beside it. */
function invitationForm(link: UsableLink, body: unknown) {
  const names = namesForm.safeParse(body)
  const owner = { ...link.person, firstName: names.data?.first_name ?? null, lastName: names.data?.last_name ?? null }
  return namesForm.extend({ password: chosenPassword(owner) })
}

export async function edit(req: Request, res: Response) {
  const link = await requireInvitation(req, res)
  const { firstName: first_name, lastName: last_name } = link?.person ?? { firstName: null, lastName: null }
  if (link) render(req, res, link, emptyForm({ first_name, last_name }))
}

/** Accepted: the address is proved, the account is open. */
export async function update(req: Request, res: Response) {
  const link = await requireInvitation(req, res)
  if (!link) return
  const submitted = parseForm(invitationForm(link, req.body), req.body)
  if (!submitted.ok) return render(req, res, link, submitted.form, 422)

  const { first_name, last_name, password } = submitted.data
  const names = { firstName: first_name, lastName: last_name }
  const choice = { linkId: link.id, password, names, brand: brandOf(req).code }
  const chosen = await choosePassword(choice, Temporal.Now.instant())
  if (!chosen.ok) return refuse(req, res, wanted)
  delete req.session.returnTo
  res.redirect(303, await admitAgent(req, chosen.person, { said: success('Bienvenue. Votre compte est ouvert.') }))
}

/** Null: answered, the link being too old, used, or that of a usager. */
async function requireInvitation(req: Request, res: Response) {
  const link = await requireAccountLink(req, res, wanted)
  return link && link.face !== 'agent' ? refuse(req, res, wanted) : link
}

function render(req: Request, res: Response, { person }: UsableLink, form: Form, status = 200) {
  const email = person.email ?? ''
  const content = { form, action: acceptationPath(), rule: passwordRule(), email, doors: doorsOf(req, email) }
  invitationPage(req, res, { title: 'Ouvrir votre compte d’agent', ...content }, status)
}
