import { path } from '#lib/path.ts'
import { IMPERSONATION_END } from '#web/shared/impersonation.ts'

export const signInPath = path('/connexion_super_admins')
export const signOutPath = path('/super_admins/sign_out')
export const githubPath = path('/omniauth/github')
export const githubCallbackPath = path('/omniauth/github/callback')

export const homePath = path('/')
export const dashboardPath = path('/super_admins')
export const secondFactorPath = path('/super_admins/connexion/code')
export const secondFactorSettingsPath = path('/super_admins/double-authentification')
export const secondFactorAdditionPath = path('/super_admins/double-authentification/activation')
export const secondFactorRemovalPath = path('/super_admins/double-authentification/suppression')
export const agentsPath = path('/super_admins/agents')
export const signInAsPath = path('/super_admins/agents/:agentId/sign_in_as')
export const signInAsEndPath = path(IMPERSONATION_END)
