import type { Request } from 'express'
import { hasPassword, isOwnPassword } from '#domain/account/compte/change-password.ts'
import type { Face } from '#domain/account/compte/check-credentials.ts'
import { say } from '#lib/say.ts'
import { limitTries } from '#web/shared/rate-limit.ts'

type Owner = { face: Face; id: number }

export const passwordMissing = () => say('Écrivez votre mot de passe actuel.')
export const passwordWrong = () => say('Ce n’est pas votre mot de passe actuel.')

/** Whoever sits at an open session does not guess its password, nor spends the tries of the other sessions. */
export const limitOwnPassword = (req: Request, { face, id }: Owner) =>
  limitTries(req, { 'own-password': `${face}-${id} ${req.sessionID}`, 'own-password-subject': `${face}-${id}` })

/** What stands against the proof asked again, in words. Without a password, an identity provider is the only proof. */
export async function ownPasswordProblem(req: Request, { face, id }: Owner, typed: string): Promise<string | null> {
  if (!(await hasPassword(face, id))) return null
  if (typed === '') return passwordMissing()
  const tried = await limitOwnPassword(req, { face, id })
  if (!(await isOwnPassword(face, id, typed))) return passwordWrong()
  await tried.giveBack()
  return null
}
