import { path } from '#lib/path.ts'
import { IMPERSONATION_END } from '#web/shared/impersonation.ts'

export const agentsPath = path('/super_admins/agents')
export const impersonationPath = path('/super_admins/agents/:agentId/sign_in_as')
export const finDImpersonationPath = path(IMPERSONATION_END)
