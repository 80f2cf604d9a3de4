import type { Request, Response } from 'express'
import { z } from 'zod'
import { isInvitationCode } from '#domain/account/account-link/invitation-code.ts'
import { findLinkOfCode } from '#domain/account/compte/account-link-queries.ts'
import { emptyForm, type Form, parseForm, refusedForm } from '#lib/form.ts'
import { say } from '#lib/say.ts'
import { text } from '#web/shared/fields.ts'
import { addressOf, limitTries } from '#web/shared/rate-limit.ts'
import { page } from '../page.ts'
import { accueilPath } from '../site/paths.ts'
import { codeDInvitationPath, invitationPath } from './paths.ts'

const codePage = page<{ form: Form; action: string; back: string }>('usagers/connexion/code-d-invitation')

const codeForm = z.object({
  code: text.refine(isInvitationCode, { error: () => say('Écrivez les 8 lettres et chiffres du code.') }),
})

export const show = (req: Request, res: Response) => render(req, res, emptyForm())

/** Wrong codes are counted; the right one opens the page that the link of the mail opens. */
export async function create(req: Request, res: Response) {
  const submitted = parseForm(codeForm, req.body)
  if (!submitted.ok) return render(req, res, submitted.form, 422)

  const forgive = await limitTries(req, { 'token-address': addressOf(req) })
  const link = await findLinkOfCode(submitted.data.code, Temporal.Now.instant())
  const wrong = say('Ce code n’est pas le bon, ou il n’est plus valable.')
  if (!link) return render(req, res, refusedForm(req.body, { code: wrong }), 422)

  await forgive()
  req.session.accountLink = { id: link.id, expiresAt: link.expiresAt.getTime() }
  res.redirect(303, invitationPath())
}

function render(req: Request, res: Response, form: Form, status = 200) {
  const content = { form, action: codeDInvitationPath(), back: accueilPath() }
  codePage(req, res, { title: say('Votre code d’invitation'), ...content }, status)
}
