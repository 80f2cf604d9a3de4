import type { Request } from 'express'
import { hasPassword, isOwnPassword } from '#domain/account/compte/change-password.ts'
import { limitTries } from '#web/shared/rate-limit.ts'
import { currentAgent } from '../session.ts'

export const WRONG_PASSWORD = 'Ce n’est pas votre mot de passe actuel.'

/** Whoever sits at an open session does not guess its password. Without one, an identity provider is the only proof. */
export async function provesOwnPassword(req: Request, password: string): Promise<boolean> {
  const { id } = currentAgent(req)
  if (!(await hasPassword('agent', id))) return true
  const forgive = await limitTries(req, { 'sign-in-account': `agent-${id}` })
  const isOwn = await isOwnPassword('agent', id, password)
  if (isOwn) await forgive()
  return isOwn
}
