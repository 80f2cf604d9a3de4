import { z } from 'zod'
import { isInvitationCode } from '#domain/account/account-link/invitation-code.ts'
import { findLinkOfCode } from '#domain/account/compte/account-link-queries.ts'
import { say } from '#lib/say.ts'
import { enterByLink } from '#web/account/account-link.ts'
import { goTo } from '#web/shared/answer.ts'
import { text } from '#web/shared/fields.ts'
import { refuseFields } from '#web/shared/form-page.ts'
import { addressOf, limitTries } from '#web/shared/rate-limit.ts'
import { anyFormPage } from '#web/shared/visit.ts'
import { page } from '../page.ts'
import { accueilPath } from '../site/paths.ts'
import { codeDInvitationPath, invitationPath } from './paths.ts'

/** Wrong codes are counted; the right one opens the page that the link of the mail opens. */
export const { show, create } = anyFormPage({
  page: page<{ action: string; back: string }>('usagers/connexion/code-d-invitation'),
  subject: () => null,
  form: () =>
    z.object({
      code: text.refine(isInvitationCode, { error: () => say('Écrivez les 8 lettres et chiffres du code.') }),
    }),
  content: () => ({ title: say('Votre code d’invitation'), action: codeDInvitationPath(), back: accueilPath() }),
  async submit({ visit: { now }, data: { code } }, req) {
    const tried = await limitTries(req, { 'token-address': addressOf(req) })
    const link = await findLinkOfCode(code, now)
    if (!link) return refuseFields({ code: say('Ce code n’est pas le bon, ou il n’est plus valable.') })
    await tried.giveBack()
    await enterByLink(req, link)
    return goTo(invitationPath())
  },
})
