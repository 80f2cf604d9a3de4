import { z } from 'zod'
import { isOwnPassword } from '#domain/account/compte/change-password.ts'
import { requestAddressChange } from '#domain/account/compte/request-address-change.ts'
import { say } from '#lib/say.ts'
import { limitAccountMails } from '#web/account/credentials.ts'
import { limitOwnPassword, passwordMissing, passwordWrong } from '#web/account/own-password.ts'
import { goTo } from '#web/shared/answer.ts'
import { email, password } from '#web/shared/fields.ts'
import { information } from '#web/shared/flash.ts'
import { refuseFields } from '#web/shared/form-page.ts'
import { page } from '../page.ts'
import { formPage } from '../visit.ts'
import { courrielPath, informationsPath } from './paths.ts'

/** An account without password has none to give: it chooses one first. */
export const { show: edit, create: update } = formPage({
  page: page<{ action: string; back: string; email: string | null }>('usagers/compte/courriel'),
  subject: () => null,
  form: () => z.object({ email, current_password: password(passwordMissing) }),
  content: ({ visit: { usager } }) => ({
    title: say('Changer d’e-mail'),
    action: courrielPath(),
    back: informationsPath(),
    email: usager.email,
  }),
  async submit({ visit: { usager, brand }, data }, req) {
    const owner = { face: 'usager', id: usager.id } as const
    const forgive = await limitOwnPassword(req, owner)
    if (!(await isOwnPassword('usager', usager.id, data.current_password)))
      return refuseFields({ current_password: passwordWrong() })
    await forgive()
    await limitAccountMails(req, data.email)
    await requestAddressChange(owner, data.email, { returnTo: informationsPath(), brand: brand.code })
    const said = say('Un e-mail est parti à cette adresse. Ouvrez son lien pour confirmer le changement.')
    return goTo(informationsPath(), information(said))
  },
})
