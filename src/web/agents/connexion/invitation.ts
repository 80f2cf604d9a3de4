import { z } from 'zod'
import { chosenPassword, passwordRule } from '#web/account/chosen-password.ts'
import { passwordLink } from '#web/account/password-link.ts'
import { firstName, lastName } from '#web/shared/fields.ts'
import { success } from '#web/shared/flash.ts'
import { anyFormPage } from '#web/shared/visit.ts'
import { page } from '../page.ts'
import { type ProviderLinks, providerLinksOf } from './fournisseurs.ts'
import { acceptationPath, demandeDeMotDePassePath } from './paths.ts'

type Content = { action: string; rule: string; email: string; providers: ProviderLinks }

const otherwise = demandeDeMotDePassePath()
const invitation = passwordLink({ token: 'invitation_token', purpose: 'invitation', face: 'agent', otherwise })

const namesForm = z.object({ first_name: firstName, last_name: lastName })

/** Accepted: the address is proved, the account is open. */
export const { show, create } = anyFormPage({
  page: page<Content>('agents/connexion/invitation'),
  async subject(_visit, req) {
    const link = await invitation.open(req)
    return 'person' in link ? { link, providers: providerLinksOf(req, link.person.email) } : link
  },
  /** The password is not one of the names that are typed beside it. */
  form({ subject: { link } }, typed) {
    const { first_name = null, last_name = null } = namesForm.safeParse(typed).data ?? {}
    const owner = { ...link.person, firstName: first_name, lastName: last_name }
    return namesForm.extend({ password: chosenPassword(owner) })
  },
  values: ({ subject: { link } }) => ({ first_name: link.person.firstName, last_name: link.person.lastName }),
  content: ({ subject: { link, providers } }) => ({
    title: 'Ouvrir votre compte d’agent',
    action: acceptationPath(),
    rule: passwordRule(),
    email: link.person.email ?? '',
    providers,
  }),
  submit: ({ visit, subject: { link }, data: { first_name, last_name, password } }, req) =>
    invitation.choose(req, visit, {
      linkId: link.id,
      password,
      names: { firstName: first_name, lastName: last_name },
      said: success('Bienvenue. Votre compte est ouvert.'),
    }),
})
