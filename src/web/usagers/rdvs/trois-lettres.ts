import type { Request, Response } from 'express'
import { z } from 'zod'
import { emptyForm, type Form, parseForm, refusedForm } from '#lib/form.ts'
import { say } from '#lib/say.ts'
import { text } from '#web/shared/fields.ts'
import { flash, information } from '#web/shared/flash.ts'
import { limitTries } from '#web/shared/rate-limit.ts'
import { takeReturnTo } from '#web/shared/return-to.ts'
import { page } from '../page.ts'
import { findIdentifiedUsager } from '../session.ts'
import { areFirstLettersOf } from './first-letters.ts'
import { rememberLetters } from './letters-checked.ts'
import { rdvPath, rdvsPath, troisLettresPath } from './paths.ts'
import { UNSHARED } from './unshared.ts'

type Content = { form: Form; action: string }
const lettersPage = page<Content>('usagers/rdvs/trois-lettres')

const lettersForm = z.object({
  letters: text.refine((typed) => typed !== '', { error: () => say('Écrivez les 3 premières lettres de votre nom.') }),
})

export function show(req: Request, res: Response) {
  if (req.session.lent?.kind !== 'link') return leave(req, res)
  render(req, res, emptyForm())
}

/** Tries are counted for the person and the rdv, whatever link is opened. */
export async function create(req: Request, res: Response) {
  const { lent } = req.session
  const usager = findIdentifiedUsager(req)?.usager
  if (lent?.kind !== 'link' || !usager) return leave(req, res)
  const submitted = parseForm(lettersForm, req.body)
  if (!submitted.ok) return render(req, res, submitted.form, 422)

  const forgive = await limitTries(req, { letters: `${lent.rdvId}:${lent.usagerId}` })
  if (!areFirstLettersOf(usager.lastName, submitted.data.letters))
    return render(req, res, refusedForm(req.body, { letters: say('Ces lettres ne sont pas celles du nom.') }), 422)
  await forgive()
  rememberLetters(req)
  res.redirect(303, takeReturnTo(req, 'usager') ?? rdvPath({ rdvId: lent.rdvId }))
}

/** The link was not opened, or ten minutes ago. */
function leave(req: Request, res: Response) {
  flash(req, information(say('Par sécurité, la page s’est fermée après 10 minutes. Ouvrez de nouveau le lien reçu.')))
  res.redirect(303, rdvsPath())
}

function render(req: Request, res: Response, form: Form, status = 200) {
  res.set(UNSHARED)
  lettersPage(req, res, { title: say('Votre nom'), form, action: troisLettresPath() }, status)
}
