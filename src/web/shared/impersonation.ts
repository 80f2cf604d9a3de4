import type { Request } from 'express'
import { endImpersonation } from '#domain/account/super-admin/impersonate-agent.ts'
import {
  findSessionSuperAdmin,
  type SessionSuperAdmin,
} from '#domain/account/super-admin/session-super-admin-queries.ts'
import type { Actor } from '#domain/actor/actor.ts'
import { fullName } from '#lib/names.ts'

/** As the journal names a super admin. */
export const superAdminAuthor = (superAdmin: SessionSuperAdmin): Actor => ({
  type: 'super_admin',
  id: superAdmin.id,
  name: fullName(superAdmin),
})

/** Before the agent's session ends, by whatever way. False when the agent himself is there, or nobody. */
export async function recordEndOfImpersonation(req: Request): Promise<boolean> {
  const { id, impersonatedBy } = req.session.agent ?? {}
  if (id === undefined || impersonatedBy === undefined) return false
  const superAdmin = await findSessionSuperAdmin(impersonatedBy)
  const gone = { type: 'super_admin', id: impersonatedBy, name: '' } as const
  await endImpersonation(superAdmin ? superAdminAuthor(superAdmin) : gone, id)
  return true
}
