import { z } from 'zod'
import { checkSecondFactor } from '#domain/account/second-factor/check-second-factor.ts'
import { findSecondFactor } from '#domain/account/second-factor/second-factor-queries.ts'
import { goTo } from '#web/shared/answer.ts'
import { warning } from '#web/shared/flash.ts'
import { refuseFields } from '#web/shared/form-page.ts'
import { anyCode, leftInWords, limitCodes, WRONG_CODE } from './codes.ts'
import { type FactorDoor, factorFormPage } from './factor-door.ts'

/** The second proof, of whoever gave the first. */
export function codePages(door: FactorDoor) {
  const { page, paths, finish, nextOf } = door
  return factorFormPage(door)({
    page: page<{ action: string; leave: string; support: string }>('account/double-authentification/code'),
    subject: async ({ owner }) => ({ factor: await findSecondFactor(owner) }),
    /** Who has none yet adds one first. */
    hidden: ({ subject: { factor } }) => (factor.isAdded ? null : goTo(paths.doubleAuthentificationPath())),
    form: () => z.object({ code: anyCode }),
    content: ({ visit: { brand } }) => ({
      title: 'Le code de votre application',
      action: paths.codePath(),
      leave: paths.deconnexionPath(),
      support: brand.supportEmail,
    }),
    async submit({ visit: { holder, owner, now }, data: { code } }, req) {
      const tried = await limitCodes(req, owner)
      const checked = await checkSecondFactor(owner, code, now)
      if (!checked.ok) return refuseFields({ code: WRONG_CODE })
      await tried.giveBack()
      const said = await finish(req, holder)
      return goTo(nextOf(req), checked.codesLeft === null ? said : warning(leftInWords(checked.codesLeft)))
    },
  })
}
