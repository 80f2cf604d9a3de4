import type { Request, RequestHandler } from 'express'
import { isOver, markSeen, type SuperAdminIn, superAdminIn } from '#domain/account/connexion/who.ts'
import { findBackOfficeAgent } from '#domain/account/super-admin/back-office-agents-queries.ts'
import {
  findSessionSuperAdmin,
  type SessionSuperAdmin,
} from '#domain/account/super-admin/session-super-admin-queries.ts'
import { nowOf } from '#web/shared/now.ts'
import { letIn } from '#web/shared/refusal.ts'
import { whoOf } from '#web/shared/session.ts'
import { endSession } from '#web/shared/session-change.ts'

/** `actsAs`: name of the agent at whose place he acts; null for none. */
export type CurrentSuperAdmin = SessionSuperAdmin & { actsAs: string | null }

const known = new WeakMap<Request, CurrentSuperAdmin>()

/** Before the pages of super admins: one read for who is signed in. */
export const knowSuperAdmin: RequestHandler = async (req, res, next) => {
  const who = whoOf(req)
  const there = superAdminIn(who)
  if (!there) return next()

  const superAdmin = isOver(there, nowOf(req)) ? null : await findSessionSuperAdmin(there.id)
  if (superAdmin?.sessionVersion === there.version) {
    markSeen(there, nowOf(req))
    const agent = who.kind === 'impersonated-agent' ? await findBackOfficeAgent(who.id) : null
    known.set(req, { ...superAdmin, actsAs: agent?.name ?? null })
    res.set('Cache-Control', 'private, no-store')
  } else await endSession(req)
  next()
}

export const findCurrentSuperAdmin = (req: Request): CurrentSuperAdmin | null => known.get(req) ?? null

/** After the access `signedInSuperAdmin`. */
export const currentSuperAdmin = (req: Request): CurrentSuperAdmin => letIn(known.get(req))

/** His own, also behind that of an agent. After the access `signedInSuperAdmin`. */
export const ownSession = (req: Request): SuperAdminIn => letIn(superAdminIn(whoOf(req)))
