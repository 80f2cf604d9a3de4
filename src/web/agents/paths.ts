import { path } from '#lib/path.ts'
import { AGENT_HOME } from '#web/shared/agent-sign-in.ts'

export const signInPath = path('/agents/sign_in')
export const signOutPath = path('/agents/sign_out')
export const newPasswordPath = path('/agents/password/new')
export const passwordPath = path('/agents/password')
export const editPasswordPath = path('/agents/password/edit')
export const invitationPath = path('/agents/invitation/accept')
export const passwordChangePath = path('/agents/mot-de-passe')

export const homePath = path('/')
export const organisationsPath = path(AGENT_HOME)
export const organisationPath = path('/admin/organisations/:organisationId')
