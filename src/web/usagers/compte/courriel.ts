import { z } from 'zod'
import { hasPassword } from '#domain/account/compte/change-password.ts'
import { requestAddressChange } from '#domain/account/compte/request-address-change.ts'
import { say } from '#lib/say.ts'
import { limitAccountMails } from '#web/account/credentials.ts'
import { ownPasswordProblem } from '#web/account/own-password.ts'
import { goTo } from '#web/shared/answer.ts'
import { email, text } from '#web/shared/fields.ts'
import { information } from '#web/shared/flash.ts'
import { refuseFields } from '#web/shared/form-page.ts'
import { page } from '../page.ts'
import { formPage } from '../visit.ts'
import { courrielPath, informationsPath } from './paths.ts'
import { retourOf } from './retour.ts'

type Content = {
  action: string
  /** From the last page of a booking: where to come back, now and by the link of the mail. */
  retour: string | null
  back: { href: string; text: string }
  email: string | null
  asksPassword: boolean
}

export const { show: edit, create: update } = formPage({
  page: page<Content>('usagers/compte/courriel'),
  subject: (_visit, req) => ({ retour: retourOf(req) }),
  form: () => z.object({ email, current_password: text }),
  content: async ({ visit: { usager }, subject: { retour } }) => ({
    title: say('Changer d’e-mail'),
    action: courrielPath(),
    retour,
    back: retour
      ? { href: retour, text: say('Retour au rendez-vous') }
      : { href: informationsPath(), text: say('Retour à vos informations') },
    email: usager.email,
    asksPassword: await hasPassword('usager', usager.id),
  }),
  async submit({ visit: { usager, brand }, subject: { retour }, data }, req) {
    const returnTo = retour ?? informationsPath()
    const owner = { face: 'usager', id: usager.id } as const
    const problem = await ownPasswordProblem(req, owner, data.current_password)
    if (problem) return refuseFields({ current_password: problem })
    const { digests: tries } = await limitAccountMails(req, data.email)
    await requestAddressChange(owner, data.email, { returnTo, brand: brand.code, tries })
    const said = say('Un e-mail est parti à cette adresse. Ouvrez son lien pour confirmer le changement.')
    return goTo(returnTo, information(said))
  },
})
