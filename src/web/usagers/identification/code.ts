import type { Request, Response } from 'express'
import { z } from 'zod'
import { proveVerification } from '#domain/account/verification/prove-verification.ts'
import { findIdentity, findWaiting } from '#domain/account/verification/verification-queries.ts'
import { maskedEmail } from '#lib/email.ts'
import { emptyForm, type Form, parseForm, refusedForm } from '#lib/form.ts'
import { say } from '#lib/say.ts'
import { plural } from '#lib/spoken-words.ts'
import { text } from '#web/shared/fields.ts'
import { flash, information, warning } from '#web/shared/flash.ts'
import { takeReturnTo } from '#web/shared/return-to.ts'
import { browserDigest } from '#web/shared/session-change.ts'
import { page } from '../page.ts'
import { recherchePath } from '../prise-de-rdv/paths.ts'
import { openCodeSession } from '../sign-in.ts'
import { codePath, identificationPath, nouveauCodePath, sansComptePath } from './paths.ts'
import { sendCode } from './send-code.ts'
import { findWantedRdv, type WantedRdv } from './wanted-rdv.ts'

type Content = WantedRdv & {
  form: Form
  action: string
  newCode: string
  correct: string
  back: string
  address: string
  expiresAt: Temporal.Instant
}
const codePage = page<Content>('usagers/identification/code')

const codeForm = z.object({
  code: text
    .transform((typed) => typed.replaceAll(/\s/g, ''))
    .refine((typed) => /^\d{6}$/.test(typed), { error: () => say('Écrivez les 6 chiffres du code.') }),
})

export const show = (req: Request, res: Response) => render(req, res, emptyForm())

export async function create(req: Request, res: Response) {
  const submitted = parseForm(codeForm, req.body)
  if (!submitted.ok) return render(req, res, submitted.form, 422)

  const id = req.session.verification?.id ?? 0
  const proof = { id, browserDigest: browserDigest(req), code: submitted.data.code }
  const proved = await proveVerification(proof, Temporal.Now.instant())
  if (proved.ok) return enter(req, res, proved.usagerId)
  if (proved.reason === 'perime') return askAgain(req, res)
  const problem = say('Ce code n’est pas le bon. Il vous reste {tries}.', { tries: plural(proved.triesLeft, 'essai') })
  await render(req, res, refusedForm(req.body, { code: problem }), 422)
}

/** The names that were typed are kept; the code before is worth nothing more. */
export async function createNew(req: Request, res: Response) {
  const identity = await findIdentity(req.session.verification?.id ?? 0, browserDigest(req))
  if (!identity) return res.redirect(303, sansComptePath())

  const isSent = await sendCode(req, identity)
  const notSent = say('Nous n’avons pas pu envoyer le code. Réessayez dans quelques minutes.')
  flash(req, isSent ? information(say('Un nouveau code vient de partir.')) : warning(notSent))
  res.redirect(303, codePath())
}

async function enter(req: Request, res: Response, usagerId: number) {
  await openCodeSession(req, usagerId)
  res.redirect(303, takeReturnTo(req, 'usager') ?? recherchePath())
}

function askAgain(req: Request, res: Response) {
  flash(req, warning(say('Ce code n’est plus valable. Nous pouvons vous en envoyer un nouveau.')))
  res.redirect(303, sansComptePath())
}

async function render(req: Request, res: Response, form: Form, status = 200) {
  const id = req.session.verification?.id ?? 0
  const waiting = await findWaiting(id, browserDigest(req), Temporal.Now.instant())
  if (!waiting) return askAgain(req, res)

  const { expiresAt, identity } = waiting
  const addresses = {
    action: codePath(),
    newCode: nouveauCodePath(),
    correct: sansComptePath(),
    back: identificationPath(),
  }
  const shown = { address: maskedEmail(identity.email ?? ''), expiresAt, ...addresses, ...(await findWantedRdv(req)) }
  codePage(req, res, { title: say('Étape 1 sur 4 : le code reçu'), form, ...shown }, status)
}
