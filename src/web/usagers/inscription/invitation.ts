import type { Request, Response } from 'express'
import { z } from 'zod'
import type { UsableLink } from '#domain/account/compte/account-link-queries.ts'
import { choosePassword } from '#domain/account/compte/choose-password.ts'
import { findSessionUsager } from '#domain/people/usager/session-usager-queries.ts'
import { updateInformations } from '#domain/people/usager/update-informations.ts'
import { emptyForm, type Form, parseForm } from '#lib/form.ts'
import { localAddress } from '#lib/local-address.ts'
import { say } from '#lib/say.ts'
import { refuse, requireAccountLink } from '#web/account/account-link.ts'
import { signIn } from '#web/account/admit-usager.ts'
import { chosenPassword, passwordRule } from '#web/account/chosen-password.ts'
import { firstName, lastName, optionalPhone } from '#web/shared/fields.ts'
import { flash, success } from '#web/shared/flash.ts'
import { brandOf } from '#web/shared/page.ts'
import { found } from '#web/shared/refusal.ts'
import { acceptationPath } from '../connexion/paths.ts'
import { page } from '../page.ts'
import { rdvsPath } from '../rdvs/paths.ts'
import { accueilPath } from '../site/paths.ts'

type Content = { form: Form; action: string; rule: string; email: string; isLocked: boolean }
const invitationPage = page<Content>('usagers/inscription/invitation')

const wanted = { token: 'invitation_token', purposes: ['invitation'], otherwise: accueilPath() } as const

const identityForm = z.object({ first_name: firstName, last_name: lastName, phone_number: optionalPhone })

/** The first name given by FranceConnect is not asked again. */
function invitationForm(link: UsableLink, isLocked: boolean, body: unknown) {
  const typed = identityForm.partial().safeParse(body).data
  const names = { firstName: typed?.first_name ?? link.person.firstName, lastName: typed?.last_name ?? null }
  const asked = identityForm.extend({ password: chosenPassword({ ...link.person, ...names }) })
  return isLocked ? asked.extend({ first_name: z.unknown().transform(() => names.firstName ?? '') }) : asked
}

export async function edit(req: Request, res: Response) {
  const link = await requireInvitation(req, res)
  if (!link) return
  const { firstName: first_name, lastName: last_name, phoneNumber: phone_number } = await invitedOf(link)
  await render(req, res, link, emptyForm({ first_name, last_name, phone_number }))
}

/** Accepted: the address is proved, the account is open, and the person goes on where he was going. */
export async function update(req: Request, res: Response) {
  const link = await requireInvitation(req, res)
  if (!link) return
  const { isIdentityLocked } = await invitedOf(link)
  const submitted = parseForm(invitationForm(link, isIdentityLocked, req.body), req.body)
  if (!submitted.ok) return render(req, res, link, submitted.form, 422)

  const { first_name: firstName, last_name: lastName, phone_number: phoneNumber, password } = submitted.data
  const choice = { linkId: link.id, password, brand: brandOf(req).code }
  const chosen = await choosePassword(choice, Temporal.Now.instant())
  if (!chosen.ok) return refuse(req, res, wanted)
  await updateInformations(chosen.person.id, { firstName, lastName, phoneNumber })
  await signIn(req, chosen.person)
  delete req.session.returnTo
  flash(req, success(say('Votre compte est ouvert.')))
  res.redirect(303, localAddress(chosen.returnTo) ?? rdvsPath())
}

const invitedOf = async ({ person }: UsableLink) => found(await findSessionUsager(person.id))

/** Null: answered, the link being too old, used, or that of an agent. */
async function requireInvitation(req: Request, res: Response) {
  const link = await requireAccountLink(req, res, wanted)
  return link && link.face !== 'usager' ? refuse(req, res, wanted) : link
}

async function render(req: Request, res: Response, link: UsableLink, form: Form, status = 200) {
  const { isIdentityLocked: isLocked } = await invitedOf(link)
  const content = {
    form,
    action: acceptationPath(),
    rule: passwordRule(),
    email: link.person.email ?? '',
    isLocked,
  }
  invitationPage(req, res, { title: say('Ouvrir votre compte'), ...content }, status)
}
