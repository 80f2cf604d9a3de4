import { findSessionSuperAdmin } from '#domain/account/super-admin/session-super-admin-queries.ts'
import { halfSignedIn } from '#web/account/half-signed-in.ts'

export const halfSignedInSuperAdmins = halfSignedIn('half-super-admin', findSessionSuperAdmin)
