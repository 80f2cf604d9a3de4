import { db } from '#infra/db.ts'
import type { SuperAdminRole } from '#infra/prisma/enums.ts'

export type SessionSuperAdmin = {
  id: number
  email: string
  firstName: string
  lastName: string
  role: SuperAdminRole
  sessionVersion: number
}

/** Null when he was removed: his session stops there. */
export const findSessionSuperAdmin = (id: number): Promise<SessionSuperAdmin | null> =>
  db.superAdmin.findUnique({
    where: { id },
    select: { id: true, email: true, firstName: true, lastName: true, role: true, sessionVersion: true },
  })
