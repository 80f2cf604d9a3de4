import type { Request } from 'express'
import { limitTries } from '#web/shared/rate-limit.ts'
import { currentUsager } from '../session.ts'

export const WRONG_PASSWORD = 'Ce n’est pas votre mot de passe actuel.'

/** Whoever sits at an open session does not guess its password either. */
export const limitOwnPassword = (req: Request) =>
  limitTries(req, { 'sign-in-account': `usager-${currentUsager(req).id}` })
