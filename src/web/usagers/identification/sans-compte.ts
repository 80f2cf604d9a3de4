import type { Request, Response } from 'express'
import { likelyEmail } from '#lib/email.ts'
import { emptyForm, type Form, parseForm } from '#lib/form.ts'
import { say } from '#lib/say.ts'
import { page } from '../page.ts'
import { codePath, identificationPath, sansComptePath } from './paths.ts'
import { sansCompteForm } from './sans-compte-form.ts'
import { sendCode } from './send-code.ts'
import { findWantedRdv, type WantedRdv } from './wanted-rdv.ts'

type Content = WantedRdv & { form: Form; action: string; back: string; suggestion: string | null; notSent: boolean }
const sansComptePage = page<Content>('usagers/identification/sans-compte')

export const show = (req: Request, res: Response) => render(req, res, { form: emptyForm() })

export async function create(req: Request, res: Response) {
  const submitted = parseForm(sansCompteForm, req.body)
  if (!submitted.ok) return render(req, res, { form: submitted.form, status: 422 })

  const isSent = await sendCode(req, submitted.data)
  if (!isSent) return render(req, res, { form: emptyForm(req.body), notSent: true, status: 503 })
  res.redirect(303, codePath())
}

type Shown = { form: Form; notSent?: boolean; status?: number }

async function render(req: Request, res: Response, { form, notSent = false, status = 200 }: Shown) {
  const suggestion = typeof form.values.email === 'string' ? likelyEmail(form.values.email) : null
  const addresses = { action: sansComptePath(), back: identificationPath() }
  const title = say('Étape 1 sur 4 : qui êtes-vous ?')
  sansComptePage(req, res, { title, form, suggestion, notSent, ...addresses, ...(await findWantedRdv(req)) }, status)
}
