import type { Request } from 'express'
import { say } from '#lib/say.ts'
import { limitTries } from '#web/shared/rate-limit.ts'
import { currentUsager } from '../session.ts'

export const wrongPassword = () => say('Ce n’est pas votre mot de passe actuel.')

/** Whoever sits at an open session does not guess its password either. */
export const limitOwnPassword = (req: Request) =>
  limitTries(req, { 'sign-in-account': `usager-${currentUsager(req).id}` })
