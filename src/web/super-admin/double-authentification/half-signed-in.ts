import type { Request } from 'express'
import {
  findSessionSuperAdmin,
  type SessionSuperAdmin,
} from '#domain/account/super-admin/session-super-admin-queries.ts'
import { renewSession } from '#web/shared/session-change.ts'
import { signedInNow } from '#web/shared/signed-in.ts'

type Person = { id: number; sessionVersion: number }

const HALF_MS = 10 * 60_000
const known = new WeakMap<Request, SessionSuperAdmin>()

/** Ten minutes to give the second factor. */
export const halfSignIn = (req: Request, { id, sessionVersion }: Person) =>
  renewSession(req, (session) => {
    session.halfSignedInSuperAdmin = { id, version: sessionVersion, expiresAt: Date.now() + HALF_MS }
    delete session.superAdmin
  })

export const signInSuperAdmin = (req: Request, person: Person, hasSecondFactor: boolean) =>
  renewSession(req, (session) => {
    session.superAdmin = { ...signedInNow(person, Date.now()), secondFactor: hasSecondFactor }
    for (const key of ['halfSignedInSuperAdmin', 'addingSecondFactor'] as const) delete session[key]
  })

export async function knowHalfSignedIn(req: Request): Promise<boolean> {
  const { halfSignedInSuperAdmin: half } = req.session
  const superAdmin = half && half.expiresAt > Date.now() ? await findSessionSuperAdmin(half.id) : null
  if (!half || superAdmin?.sessionVersion !== half.version) return false
  known.set(req, superAdmin)
  return true
}

/** After the access `halfSignedInSuperAdmin`. */
export function halfSignedInOf(req: Request): SessionSuperAdmin {
  const superAdmin = known.get(req)
  if (!superAdmin) throw new Error('this route lets strangers in')
  return superAdmin
}
