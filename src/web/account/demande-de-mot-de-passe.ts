import { z } from 'zod'
import { requestPassword } from '#domain/account/compte/request-password.ts'
import { say } from '#lib/say.ts'
import { goTo } from '#web/shared/answer.ts'
import { email } from '#web/shared/fields.ts'
import { information } from '#web/shared/flash.ts'
import { anyFormPage } from '#web/shared/visit.ts'
import { limitAccountMails } from './credentials.ts'
import type { Door } from './door.ts'
import { mailVisitOf } from './mail-visit.ts'

/** A forgotten password. One answer for every address. */
export const demandeDeMotDePassePages = ({ page, paths }: Door) =>
  anyFormPage({
    page: page<{ action: string; signIn: string }>('account/demande-de-mot-de-passe'),
    subject: () => null,
    form: () => z.object({ email }),
    content: () => ({
      title: say('Mot de passe oublié'),
      action: paths.demandeDeMotDePassePath(),
      signIn: paths.connexionPath(),
    }),
    async submit({ data }, req) {
      const tried = await limitAccountMails(req, data.email)
      await requestPassword(data.email, mailVisitOf(req, tried))
      const said = say('Si un compte existe à cette adresse, un e-mail vous y attend dans quelques minutes.')
      return goTo(paths.connexionPath(), information(said))
    },
  })
