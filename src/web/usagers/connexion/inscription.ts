import { signUpUsager } from '#domain/account/compte/sign-up-usager.ts'
import { domainOfEmail, likelyEmail } from '#lib/email.ts'
import { say } from '#lib/say.ts'
import { limitAccountMails } from '#web/account/credentials.ts'
import { mailVisitOf } from '#web/account/mail-visit.ts'
import { goTo } from '#web/shared/answer.ts'
import { anyFormPage } from '#web/shared/visit.ts'
import { page } from '../page.ts'
import { franceconnectAction } from './franceconnect-button.ts'
import { inscriptionForm } from './inscription-form.ts'
import { connexionPath, inscriptionCourrielPath, inscriptionPath } from './paths.ts'

type Content = { action: string; signIn: string; suggestion: string | null; franceconnect: string | null }

/** Whether the address is known is not said: the same page follows. */
export const { show, create } = anyFormPage({
  page: page<Content>('usagers/connexion/inscription'),
  needsCookies: true,
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
    const tried = await limitAccountMails(req, data.email)
    await signUpUsager(data, mailVisitOf(req, tried))
    return goTo(inscriptionCourrielPath({}, { boite: domainOfEmail(data.email) }))
  },
})
