import type { Request } from 'express'
import { endImpersonation } from '#domain/account/super-admin/impersonate-agent.ts'
import {
  findSessionSuperAdmin,
  type SessionSuperAdmin,
} from '#domain/account/super-admin/session-super-admin-queries.ts'
import type { Actor } from '#domain/actor/actor.ts'
import { fullName } from '#lib/names.ts'
import { finDImpersonationPath } from '#web/super-admin/impersonation/paths.ts'
import { whoOf } from './session.ts'

/** As the journal names a super admin. */
export const superAdminAuthor = (superAdmin: SessionSuperAdmin): Actor => ({
  type: 'super_admin',
  id: superAdmin.id,
  name: fullName(superAdmin),
})

/** Before another is there, by whatever way. Nothing to record when the agent himself is there, or nobody. */
export async function recordEndOfImpersonation(req: Request): Promise<void> {
  const who = whoOf(req)
  if (who.kind !== 'impersonated-agent') return
  const superAdmin = await findSessionSuperAdmin(who.by.id)
  const gone = { type: 'super_admin', id: who.by.id, name: '' } as const
  await endImpersonation(superAdmin ? superAdminAuthor(superAdmin) : gone, who.id)
}

/** Nobody forgets that he acts at another's place, on his own pages either. */
export const actingNotice = (by: string, agent: string) =>
  ({
    kind: 'alert',
    title: `${by} agit à la place de ${agent}.`,
    text: 'Chaque changement est enregistré à ces deux noms.',
    deed: { action: finDImpersonationPath(), text: 'Revenir à mon compte' },
  }) as const
