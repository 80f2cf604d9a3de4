import type { Request } from 'express'
import { halfSignedInNow, signedInNow } from '#domain/account/connexion/who.ts'
import {
  findSessionSuperAdmin,
  type SessionSuperAdmin,
} from '#domain/account/super-admin/session-super-admin-queries.ts'
import { nowOf } from '#web/shared/now.ts'
import { whoOf } from '#web/shared/session.ts'
import { become } from '#web/shared/session-change.ts'

type Person = { id: number; sessionVersion: number }

const known = new WeakMap<Request, SessionSuperAdmin>()

/** Ten minutes to give the second factor. */
export const halfSignIn = (req: Request, person: Person) =>
  become(req, { kind: 'half-super-admin', ...halfSignedInNow(person, nowOf(req)) })

export const signInSuperAdmin = (req: Request, person: Person, secondFactor: boolean) =>
  become(req, { kind: 'super-admin', ...signedInNow(person, nowOf(req)), secondFactor })

export async function knowHalfSignedIn(req: Request): Promise<boolean> {
  const who = whoOf(req)
  if (who.kind !== 'half-super-admin' || who.expiresAt <= nowOf(req).epochMilliseconds) return false
  const superAdmin = await findSessionSuperAdmin(who.id)
  if (superAdmin?.sessionVersion !== who.version) return false
  known.set(req, superAdmin)
  return true
}

/** After the access `halfSignedInSuperAdmin`. */
export function halfSignedInOf(req: Request): SessionSuperAdmin {
  const superAdmin = known.get(req)
  if (!superAdmin) throw new Error('this route lets strangers in')
  return superAdmin
}
