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

export const { show: edit, create: update } = formPage({
  page: page<{ action: string; back: string; email: string | null; asksPassword: boolean }>('usagers/compte/courriel'),
  subject: () => null,
  form: () => z.object({ email, current_password: text }),
  content: async ({ visit: { usager } }) => ({
    title: say('Changer d’e-mail'),
    action: courrielPath(),
    back: informationsPath(),
    email: usager.email,
    asksPassword: await hasPassword('usager', usager.id),
  }),
  async submit({ visit: { usager, brand }, data }, req) {
    const owner = { face: 'usager', id: usager.id } as const
    const problem = await ownPasswordProblem(req, owner, data.current_password)
    if (problem) return refuseFields({ current_password: problem })
    const { digests: tries } = await limitAccountMails(req, data.email)
    await requestAddressChange(owner, data.email, { returnTo: informationsPath(), brand: brand.code, tries })
    const said = say('Un e-mail est parti à cette adresse. Ouvrez son lien pour confirmer le changement.')
    return goTo(informationsPath(), information(said))
  },
})
