import { section } from '#web/shared/routes.ts'
import { signedInSuperAdmin } from '../access.ts'
import * as impersonation from '../impersonation/impersonation.ts'
import * as agents from './agents.ts'
import * as paths from './paths.ts'

export const agentsSection = section()
const { get, post } = agentsSection

get(paths.agentsPath, signedInSuperAdmin, agents.index)
get(paths.impersonationPath, signedInSuperAdmin, impersonation.show)
post(paths.impersonationPath, signedInSuperAdmin, impersonation.create)
post(paths.finDImpersonationPath, signedInSuperAdmin, impersonation.destroy)
