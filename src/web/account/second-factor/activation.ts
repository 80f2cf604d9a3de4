import { addSecondFactor } from '#domain/account/second-factor/add-second-factor.ts'
import { goTo, showPage } from '#web/shared/answer.ts'
import { refuseFields } from '#web/shared/form-page.ts'
import { reopen } from '../reopen.ts'
import { codeForm, findShownKey, limitCodes, type ShownKey, WRONG_CODE } from './codes.ts'
import { type FactorDoor, factorFormPage } from './factor-door.ts'

/** The key being added, and the code that proves that the application has it. */
export function activationPages(door: FactorDoor) {
  const { page, paths, finish, nextOf } = door
  const settings = paths.doubleAuthentificationPath()
  const secoursPage = page<{ codes: string[]; next: string }>('account/double-authentification/secours')

  return factorFormPage(door)({
    page: page<ShownKey & { action: string; back: string }>('account/double-authentification/activation'),
    async subject({ holder, owner }, req) {
      req.res?.set('Cache-Control', 'private, no-store')
      return (await findShownKey(req, owner, holder.email ?? String(holder.id))) ?? goTo(settings)
    },
    form: () => codeForm,
    content: ({ subject }) => ({
      title: 'Ajouter la double authentification',
      ...subject,
      action: paths.activationPath(),
      back: settings,
    }),
    /** The recovery codes are the answer itself: nothing keeps them until another page. */
    async submit({ visit: { holder, owner, isHalf, brand, now }, data: { code } }, req) {
      const tried = await limitCodes(req, owner)
      const added = await addSecondFactor({ owner, code, brand: brand.code }, now)
      if (!added.ok) return refuseFields({ code: WRONG_CODE })
      await tried.giveBack()
      const next = isHalf ? nextOf(req) : settings
      const person = { ...holder, ...added.person }
      if (isHalf) await finish(req, person)
      else await reopen(req, person, { secondFactor: true })
      return showPage(secoursPage, { title: 'Gardez vos codes de secours', codes: added.recoveryCodes, next })
    },
  })
}
