import type { Request, Response } from 'express'
import { signUpUsager } from '#domain/account/compte/sign-up-usager.ts'
import { domainOfEmail, likelyEmail } from '#lib/email.ts'
import { say } from '#lib/say.ts'
import { limitAccountMails } from '#web/account/credentials.ts'
import { mailVisitOf } from '#web/account/mail-visit.ts'
import { goTo } from '#web/shared/form-page.ts'
import { connexionPath, inscriptionCourrielPath, inscriptionPath } from '../connexion/paths.ts'
import { franceconnectAction } from '../franceconnect/button.ts'
import { page } from '../page.ts'
import { anyFormPage } from '../visit.ts'
import { inscriptionForm } from './inscription-form.ts'
import { mailboxOf } from './mailboxes.ts'

type Content = { action: string; signIn: string; suggestion: string | null; franceconnect: string | null }

/** Whether the address is known is not said: the same page follows. */
export const { show, create } = anyFormPage({
  page: page<Content>('usagers/inscription/inscription'),
  subject: (_visit, req) => ({ franceconnect: franceconnectAction(req) }),
  form: () => inscriptionForm,
  content: ({ subject: { franceconnect } }, { values: { email } }) => ({
    title: say('Créer un compte'),
    suggestion: typeof email === 'string' ? likelyEmail(email) : null,
    franceconnect,
    action: inscriptionPath(),
    signIn: connexionPath(),
  }),
  async submit({ data }, req) {
    await limitAccountMails(req, data.email)
    await signUpUsager(data, mailVisitOf(req))
    return goTo(inscriptionCourrielPath({}, { boite: domainOfEmail(data.email) }))
  },
})

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
