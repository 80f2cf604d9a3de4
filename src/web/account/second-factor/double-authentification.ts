import type { Request } from 'express'
import { z } from 'zod'
import { superAdminIn } from '#domain/account/connexion/who.ts'
import { prepareSecondFactor } from '#domain/account/second-factor/prepare-second-factor.ts'
import { findSecondFactor, type SecondFactor } from '#domain/account/second-factor/second-factor-queries.ts'
import { goTo } from '#web/shared/answer.ts'
import { text } from '#web/shared/fields.ts'
import { warning } from '#web/shared/flash.ts'
import { refuseFields } from '#web/shared/form-page.ts'
import { whoOf } from '#web/shared/session.ts'
import { shownBack } from '../door.ts'
import { allowAddition } from './codes.ts'
import { type FactorDoor, type FactorVisit, factorFormPage } from './factor-door.ts'
import { asksPassword, passwordProblem } from './password-problem.ts'

type Content = {
  factor: SecondFactor
  asksPassword: boolean
  isHalfSignedIn: boolean
  back: { href: string; text: string }
  paths: Record<'action' | 'removal', string>
}

/** What there is, and the way to add it: a new secret, shown on the next page to whoever has just proved who he is. */
export function doubleAuthentificationPages(door: FactorDoor) {
  const { page, paths, account } = door
  const settings = paths.doubleAuthentificationPath()
  return factorFormPage(door)({
    page: page<Content>('account/double-authentification/double-authentification'),
    subject: async (visit) => ({
      factor: await findSecondFactor(visit.owner),
      asksPassword: await asksPassword(visit),
    }),
    /** Whoever has one and did not give it yet gives it first. */
    hidden: ({ visit: { isHalf }, subject: { factor } }) => (isHalf && factor.isAdded ? goTo(paths.codePath()) : null),
    form: () => z.object({ current_password: text }),
    content: ({ visit: { isHalf }, subject }) => ({
      title: 'Double authentification',
      ...subject,
      isHalfSignedIn: isHalf,
      back: shownBack(account),
      paths: { action: settings, removal: paths.retraitPath() },
    }),
    async submit({ visit, data: { current_password } }, req) {
      if (isStale(req, visit)) return goTo(settings, warning(COME_BACK))
      const problem = await passwordProblem(req, visit, current_password)
      if (problem) return refuseFields({ current_password: problem })
      if (!(await prepareSecondFactor(visit.owner))) return goTo(settings)
      allowAddition(req)
      return goTo(paths.activationPath())
    },
  })
}

const FRESH_MINUTES = 15
const COME_BACK = 'Par sécurité, déconnectez-vous puis revenez par GitHub, et recommencez.'

/** A super admin has no password to be asked again: GitHub said who is there a moment ago. */
function isStale(req: Request, { owner, now }: FactorVisit) {
  if (owner.face !== 'superAdmin') return false
  const signedInAt = superAdminIn(whoOf(req))?.signedInAt ?? 0
  return now.epochMilliseconds - signedInAt > FRESH_MINUTES * 60_000
}
