import type { Request } from 'express'
import {
  type Credentials,
  checkCredentials,
  type Face,
  type SignInOutcome,
} from '#domain/account/compte/check-credentials.ts'
import { say } from '#lib/say.ts'
import { knowBrowser, subjectOf } from '#web/shared/known-browser.ts'
import { limitSubject } from '#web/shared/rate-limit.ts'

/** Counted before the comparison, so that a hundred at once are not tried; a right password counts no more. */
export async function checkSignIn(req: Request, typed: Credentials, faces: readonly Face[]): Promise<SignInOutcome> {
  const address = subjectOf(typed.email)
  const tried = await limitSubject(req, 'sign-in', address)
  const outcome = await checkCredentials(typed, faces)
  if (outcome.ok || outcome.reason !== 'unknown') await tried.giveBack()
  if (outcome.ok) knowBrowser(req, [address])
  return outcome
}

/** The same words for an unknown address and a wrong password. */
export const refusalWords = {
  unknown: () => say('L’e-mail ou le mot de passe n’est pas le bon.'),
  unconfirmed: () => say('Confirmez d’abord votre e-mail : ouvrez le lien que nous vous avons envoyé.'),
  invited: () => say('Une invitation vous attend dans vos e-mails : ouvrez-la pour choisir un mot de passe.'),
} as const

/** Mails about accounts, by the address they go to and by where they are asked from. */
export const limitAccountMails = (req: Request, email: string) => limitSubject(req, 'account-mail', subjectOf(email))
