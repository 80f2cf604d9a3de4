import { z } from 'zod'
import { changePassword, hasPassword } from '#domain/account/compte/change-password.ts'
import { say } from '#lib/say.ts'
import { goTo } from '#web/shared/answer.ts'
import { password } from '#web/shared/fields.ts'
import { success } from '#web/shared/flash.ts'
import { refuseFields } from '#web/shared/form-page.ts'
import { chosenPassword, passwordRule } from './chosen-password.ts'
import { type Door, holderFormPage, shownBack } from './door.ts'
import { limitOwnPassword, passwordMissing, passwordWrong } from './own-password.ts'
import { reopen } from './reopen.ts'

type Content = {
  action: string
  back: { href: string; text: string }
  rule: string
  newPassword: string
  hasPassword: boolean
}

/** This session goes on; the others end, those of the API too. */
export function changementDeMotDePassePages(door: Door) {
  const { face, page, paths, account } = door
  return holderFormPage(door)({
    page: page<Content>('account/changement-de-mot-de-passe'),
    subject: async ({ holder }) => ({ hasPassword: await hasPassword(face, holder.id) }),
    form: ({ visit: { holder } }) =>
      z.object({ current_password: password(passwordMissing), password: chosenPassword(holder) }),
    content: ({ subject: { hasPassword } }) => ({
      title: say('Changer de mot de passe'),
      action: paths.changementDeMotDePassePath(),
      back: shownBack(account),
      rule: passwordRule(),
      newPassword: paths.demandeDeMotDePassePath(),
      hasPassword,
    }),
    async submit({ visit: { now, brand, holder }, data: { current_password: current, password: chosen } }, req) {
      const owner = { face, id: holder.id, brand: brand.code }
      const tried = await limitOwnPassword(req, owner)
      const changed = await changePassword(owner, { current, chosen }, now)
      if (!changed.ok && changed.reason === 'mot-de-passe-faux')
        return refuseFields({ current_password: passwordWrong() })
      await tried.giveBack()
      if (!changed.ok) return refuseFields({ password: say('C’est déjà votre mot de passe. Choisissez-en un autre.') })
      await reopen(req, changed.person)
      return goTo(account.href, success(say('Votre mot de passe est changé. Vos autres connexions sont fermées.')))
    },
  })
}
