import type { Request, Response } from 'express'
import { flash, success } from '#web/shared/flash.ts'
import { recordEndOfImpersonation } from '#web/shared/impersonation.ts'
import { renewSession } from '#web/shared/session-change.ts'
import { accueilPath } from '../accueil/paths.ts'
import { agentsPath } from '../agents/paths.ts'

/** Back to one's own account. */
export async function create(req: Request, res: Response) {
  if (!(await recordEndOfImpersonation(req))) return res.redirect(303, accueilPath())
  await renewSession(req, (session) => {
    delete session.agent
  })
  flash(req, success('Vous êtes de nouveau dans votre compte.'))
  res.redirect(303, agentsPath())
}
