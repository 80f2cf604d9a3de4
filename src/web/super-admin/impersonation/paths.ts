import { path } from '#lib/path.ts'

export const impersonationPath = path('/super_admins/agents/:agentId/sign_in_as')
/** A button of the notice on every page of agents. */
export const finDImpersonationPath = path('/super_admins/sign_in_as/fin')
