import { z } from 'zod'
import { findSessionUsager, type SessionUsager } from '#domain/people/usager/session-usager-queries.ts'
import { updateFile } from '#domain/people/usager/update-file.ts'
import { lockedFieldsOf } from '#domain/people/usager/usager-fields.ts'
import { say } from '#lib/say.ts'
import { chosenPassword, passwordRule } from '#web/account/chosen-password.ts'
import { passwordLink } from '#web/account/password-link.ts'
import { firstName, lastName, optionalPhone } from '#web/shared/fields.ts'
import { success } from '#web/shared/flash.ts'
import { found } from '#web/shared/refusal.ts'
import { anyFormPage } from '#web/shared/visit.ts'
import { page } from '../page.ts'
import { acceptationPath, demandeDeMotDePassePath } from './paths.ts'

type Content = { action: string; rule: string; email: string; isLocked: boolean }

const otherwise = demandeDeMotDePassePath()
const invitation = passwordLink({ token: 'invitation_token', purpose: 'invitation', face: 'usager', otherwise })

const isLocked = (invited: SessionUsager) => lockedFieldsOf(invited).includes('firstName')

const identityForm = z.object({ first_name: firstName, last_name: lastName, phone_number: optionalPhone(null) })

/** Accepted: the address is proved, the account is open, and the person goes on where he was going. */
export const { show, create } = anyFormPage({
  page: page<Content>('usagers/connexion/invitation'),
  async subject(_visit, req) {
    const link = await invitation.open(req)
    return 'person' in link ? { link, invited: found(await findSessionUsager(link.person.id)) } : link
  },
  /** The password is not one of the names that are typed beside it; the first name given by FranceConnect is not asked again. */
  form({ subject: { link, invited } }, typed) {
    const names = identityForm.partial().safeParse(typed).data
    const owner = { firstName: names?.first_name ?? invited.firstName, lastName: names?.last_name ?? null }
    const asked = identityForm.extend({ password: chosenPassword({ ...link.person, ...owner }) })
    return isLocked(invited) ? asked.extend({ first_name: z.unknown().transform(() => invited.firstName) }) : asked
  },
  values: ({ subject: { invited } }) => ({
    first_name: invited.firstName,
    last_name: invited.lastName,
    phone_number: invited.phoneNumber,
  }),
  content: ({ subject: { link, invited } }) => ({
    title: say('Ouvrir votre compte'),
    action: acceptationPath(),
    rule: passwordRule(),
    email: link.person.email ?? '',
    isLocked: isLocked(invited),
  }),
  submit({ visit, subject: { link }, data: { password, ...typed } }, req) {
    const informations = { firstName: typed.first_name, lastName: typed.last_name, phoneNumber: typed.phone_number }
    const said = success(say('Votre compte est ouvert.'))
    const keep = (usagerId: number) => updateFile({ usagerId, change: informations })
    return invitation.choose(req, visit, { linkId: link.id, password, said, keep })
  },
})
