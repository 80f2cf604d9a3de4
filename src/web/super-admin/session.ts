import type { Request, RequestHandler } from 'express'
import {
  findSessionSuperAdmin,
  type SessionSuperAdmin,
} from '#domain/account/super-admin/session-super-admin-queries.ts'
import { flash, warning } from '#web/shared/flash.ts'
import { closeSession } from '#web/shared/session-change.ts'
import { isOver, markSeen } from '#web/shared/signed-in.ts'

const known = new WeakMap<Request, SessionSuperAdmin>()

/** Before the pages of super admins: one read for who is signed in. */
export const knowSuperAdmin: RequestHandler = async (req, res, next) => {
  const { superAdmin: signedIn } = req.session
  if (!signedIn) return next()

  const superAdmin = isOver(signedIn, 'superAdmin', Date.now()) ? null : await findSessionSuperAdmin(signedIn.id)
  if (superAdmin?.sessionVersion === signedIn.version) {
    markSeen(signedIn, Date.now())
    known.set(req, superAdmin)
    res.set('Cache-Control', 'private, no-store')
  } else await endSession(req)
  next()
}

export const findCurrentSuperAdmin = (req: Request): SessionSuperAdmin | null => known.get(req) ?? null

/** After the access `signedInSuperAdmin`. */
export function currentSuperAdmin(req: Request): SessionSuperAdmin {
  const superAdmin = known.get(req)
  if (!superAdmin) throw new Error('this route lets strangers in')
  return superAdmin
}

/** Too long away, or removed: every face of the browser is signed out. */
async function endSession(req: Request) {
  await closeSession(req)
  flash(req, warning('Par sécurité, votre connexion est terminée.'))
}
