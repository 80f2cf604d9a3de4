import { z } from 'zod'
import { say } from '#lib/say.ts'
import { success } from '#web/shared/flash.ts'
import { anyFormPage } from '#web/shared/visit.ts'
import { chosenPassword, passwordRule } from './chosen-password.ts'
import type { Door } from './door.ts'
import { passwordLink } from './password-link.ts'

type Content = { action: string; rule: string; email: string | null; name: string }

/** After a forgotten password or a confirmed address: the link names the person. */
export function choixDeMotDePassePages({ face, page, paths }: Door) {
  const otherwise = paths.demandeDeMotDePassePath()
  const link = passwordLink({ token: 'reset_password_token', purpose: 'password_reset', face, otherwise })

  return anyFormPage({
    page: page<Content>('account/choix-de-mot-de-passe'),
    subject: (_visit, req) => link.open(req),
    form: ({ subject: { person } }) => z.object({ password: chosenPassword(person) }),
    content: ({ subject: { person } }) => ({
      title: say('Choisir un mot de passe'),
      action: paths.motDePassePath(),
      rule: passwordRule(),
      email: person.email,
      name: person.firstName ?? '',
    }),
    submit: ({ visit, subject: { id: linkId }, data: { password } }, req) =>
      link.choose(req, visit, { linkId, password, said: success(say('Votre mot de passe est enregistré.')) }),
  })
}
