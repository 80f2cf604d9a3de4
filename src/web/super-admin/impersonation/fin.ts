import type { Request, Response } from 'express'
import { flash, success } from '#web/shared/flash.ts'
import { whoOf } from '#web/shared/session.ts'
import { become } from '#web/shared/session-change.ts'
import { accueilPath } from '../accueil/paths.ts'
import { agentsPath } from '../agents/paths.ts'

/** Back to one's own account. */
export async function create(req: Request, res: Response) {
  const who = whoOf(req)
  if (who.kind !== 'impersonated-agent') return res.redirect(303, accueilPath())
  await become(req, who.by)
  flash(req, success('Vous êtes de nouveau dans votre compte.'))
  res.redirect(303, agentsPath())
}
