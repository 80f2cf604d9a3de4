import { z } from 'zod'
import { removeSecondFactor } from '#domain/account/second-factor/remove-second-factor.ts'
import { findSecondFactor } from '#domain/account/second-factor/second-factor-queries.ts'
import { goTo } from '#web/shared/answer.ts'
import { password, text } from '#web/shared/fields.ts'
import { failure, success } from '#web/shared/flash.ts'
import { refuseFields } from '#web/shared/form-page.ts'
import { passwordMissing } from '../own-password.ts'
import { reopen } from '../reopen.ts'
import { anyCode, limitCodes, WRONG_CODE } from './codes.ts'
import { type FactorDoor, factorFormPage } from './factor-door.ts'
import { asksPassword, passwordProblem } from './password-problem.ts'

/** With a code of it, after the password where there is one; never while an organisation wants it. */
export function retraitPages(door: FactorDoor) {
  const { page, paths } = door
  const settings = paths.doubleAuthentificationPath()
  return factorFormPage(door)({
    page: page<{ action: string; back: string; asksPassword: boolean }>('account/double-authentification/retrait'),
    subject: async (visit) => ({
      factor: await findSecondFactor(visit.owner),
      asksPassword: await asksPassword(visit),
    }),
    hidden: ({ subject: { factor } }) => (!factor.isAdded || factor.isRequired ? goTo(settings) : null),
    form: ({ subject: { asksPassword } }) =>
      z.object({ current_password: asksPassword ? password(passwordMissing) : text, code: anyCode }),
    content: ({ subject: { asksPassword } }) => ({
      title: 'Retirer la double authentification ?',
      asksPassword,
      action: paths.retraitPath(),
      back: settings,
    }),
    async submit({ visit, data }, req) {
      const { holder, owner, brand, now } = visit
      const problem = await passwordProblem(req, visit, data.current_password)
      if (problem) return refuseFields({ current_password: problem })

      const tried = await limitCodes(req, owner)
      const removed = await removeSecondFactor({ owner, code: data.code, brand: brand.code }, now)
      if (!removed.ok && removed.reason === 'code-faux') return refuseFields({ code: WRONG_CODE })
      await tried.giveBack()
      if (!removed.ok) return goTo(settings, failure(REQUIRED))
      await reopen(req, holder, { secondFactor: false })
      return goTo(settings, success('La double authentification est retirée.'))
    },
  })
}

const REQUIRED = 'Une de vos organisations demande la double authentification. Elle ne peut pas être retirée.'
