import type { Request } from 'express'
import type { SessionSuperAdmin } from '#domain/account/super-admin/session-super-admin-queries.ts'
import type { Actor } from '#domain/actor/actor.ts'
import { formPagesOf } from '#web/shared/form-page.ts'
import { superAdminAuthor } from '#web/shared/impersonation.ts'
import { nowOf } from '#web/shared/now.ts'
import { currentSuperAdmin } from './session.ts'

/** Who asks, and when: read once, handed on to whatever builds a page or does a deed. */
export type SuperAdminVisit = {
  now: Temporal.Instant
  superAdmin: SessionSuperAdmin
  /** As the journal names him. */
  author: Actor
}

/** After the access `signedInSuperAdmin`. */
export function visitOf(req: Request): SuperAdminVisit {
  const superAdmin = currentSuperAdmin(req)
  return { now: nowOf(req), superAdmin, author: superAdminAuthor(superAdmin) }
}

export const formPage = formPagesOf(visitOf)
