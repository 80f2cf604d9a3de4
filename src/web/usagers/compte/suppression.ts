import type { Request, Response } from 'express'
import { z } from 'zod'
import { hasPassword, isOwnPassword } from '#domain/account/compte/change-password.ts'
import { closeAccount } from '#domain/account/compte/close-account.ts'
import { listRdvsToCome, type RdvToCome } from '#domain/account/compte/rdvs-to-come-queries.ts'
import { listProches } from '#domain/people/proche/proche-queries.ts'
import { emptyForm, type Form, parseForm, refusedForm } from '#lib/form.ts'
import { fullName } from '#lib/names.ts'
import { say } from '#lib/say.ts'
import { sendClosedMail } from '#telling/account-closed/at-once.ts'
import { text } from '#web/shared/fields.ts'
import { flash, success } from '#web/shared/flash.ts'
import { brandOf } from '#web/shared/page.ts'
import { closeSession } from '#web/shared/session-change.ts'
import { page } from '../page.ts'
import { authorOf, currentUsager, usagerActor } from '../session.ts'
import { accueilPath } from '../site/paths.ts'
import { limitOwnPassword, wrongPassword } from './own-password.ts'
import { informationsPath, suppressionDuComptePath } from './paths.ts'

type Content = {
  form: Form
  action: string
  back: string
  rdvs: RdvToCome[]
  proches: string[]
  hasPassword: boolean
}
const suppressionPage = page<Content>('usagers/compte/suppression')

const suppressionForm = z.object({ current_password: text })

export const show = (req: Request, res: Response) => render(req, res, emptyForm())

/** What is lost was said on the page; the password shows that it is he who asks. */
export async function create(req: Request, res: Response) {
  const usager = currentUsager(req)
  const submitted = parseForm(suppressionForm, req.body)
  if (!submitted.ok) return render(req, res, submitted.form, 422)
  const { current_password } = submitted.data
  if (!(await proves(req, current_password)))
    return render(req, res, refusedForm({}, { current_password: passwordProblem(current_password) }), 422)

  const now = Temporal.Now.instant()
  const rdvs = await listRdvsToCome([usager.id, ...usager.procheIds], now)
  const { kept } = await closeAccount({ usagerId: usager.id, actor: authorOf(usager), now })
  await closeSession(req)
  if (usager.email)
    await sendClosedMail(mailOf(req, { ...usager, email: usager.email }, kept ? notOfInsertion(rdvs) : rdvs))
  flash(
    req,
    success(
      rdvs.length > 0
        ? say('Votre compte est supprimé. Vos rendez-vous à venir sont annulés.')
        : say('Votre compte est supprimé.'),
    ),
  )
  res.redirect(303, accueilPath())
}

const passwordProblem = (typed: string) => (typed ? wrongPassword() : say('Écrivez votre mot de passe actuel.'))

const notOfInsertion = (rdvs: RdvToCome[]) => rdvs.filter(({ isInsertion }) => !isInsertion)

const mailOf = (req: Request, usager: { email: string; firstName: string; lastName: string }, rdvs: RdvToCome[]) => ({
  to: usager.email,
  recipient: fullName(usager),
  rdvs,
  brand: brandOf(req),
})

/** An account without password was opened by an identity provider: the session is its only proof. */
async function proves(req: Request, password: string) {
  const { id } = currentUsager(req)
  if (!(await hasPassword('usager', id))) return true
  const forgive = await limitOwnPassword(req)
  const isOwn = await isOwnPassword('usager', id, password)
  if (isOwn) await forgive()
  return isOwn
}

async function render(req: Request, res: Response, form: Form, status = 200) {
  const { id, procheIds } = currentUsager(req)
  const rdvs = await listRdvsToCome([id, ...procheIds], Temporal.Now.instant())
  const proches = (await listProches(usagerActor(req))).map(fullName)
  const addresses = { action: suppressionDuComptePath(), back: informationsPath() }
  const content = { form, rdvs, proches, hasPassword: await hasPassword('usager', id), ...addresses }
  suppressionPage(req, res, { title: say('Supprimer votre compte ?'), ...content }, status)
}
