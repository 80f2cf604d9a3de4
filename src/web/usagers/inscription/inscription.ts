import type { Request, Response } from 'express'
import { signUpUsager } from '#domain/account/compte/sign-up-usager.ts'
import { domainOfEmail, likelyEmail } from '#lib/email.ts'
import { emptyForm, type Form, parseForm } from '#lib/form.ts'
import { say } from '#lib/say.ts'
import { limitAccountMails } from '#web/shared/credentials.ts'
import { connexionPath, inscriptionCourrielPath, inscriptionPath } from '../connexion/paths.ts'
import { franceconnectAction } from '../franceconnect/button.ts'
import { page } from '../page.ts'
import { visitOf } from '../visit.ts'
import { inscriptionForm } from './inscription-form.ts'
import { mailboxOf } from './mailboxes.ts'

type Content = { form: Form; action: string; signIn: string; suggestion: string | null; franceconnect: string | null }
const inscriptionPage = page<Content>('usagers/inscription/inscription')

export const show = (req: Request, res: Response) => render(req, res, emptyForm())

/** Whether the address is known is not said: the same page follows. */
export async function create(req: Request, res: Response) {
  const submitted = parseForm(inscriptionForm, req.body)
  if (!submitted.ok) return render(req, res, submitted.form, 422)

  const { email } = submitted.data
  await limitAccountMails(req, email)
  await signUpUsager(submitted.data, visitOf(req))
  res.redirect(303, inscriptionCourrielPath({}, { boite: domainOfEmail(email) }))
}

const courrielPage = page<{ mailbox: string | null; signUp: string }>('usagers/inscription/courriel')

/** Knows the domain of the address only. */
export function mailbox(req: Request, res: Response) {
  const domain = typeof req.query.boite === 'string' ? req.query.boite : ''
  courrielPage(req, res, {
    title: say('Ouvrez votre boîte e-mail'),
    mailbox: mailboxOf(domain),
    signUp: inscriptionPath(),
  })
}

function render(req: Request, res: Response, form: Form, status = 200) {
  const suggestion = typeof form.values.email === 'string' ? likelyEmail(form.values.email) : null
  const addresses = { action: inscriptionPath(), signIn: connexionPath() }
  inscriptionPage(
    req,
    res,
    { title: say('Créer un compte'), form, suggestion, franceconnect: franceconnectAction(req), ...addresses },
    status,
  )
}
