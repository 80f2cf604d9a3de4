import { path } from '#lib/path.ts'

/** Pages that mails open and that have no screen yet. */
export const usagerRdvPath = path('/users/rdvs/:rdvId')
export const agentRdvPath = path('/admin/organisations/:organisationId/rdvs/:rdvId')
export const agentPasswordPath = path('/agents/password/edit')
export const agentSignInPath = path('/agents/sign_in')
export const agentNewPasswordPath = path('/agents/password/new')
export const agentInvitationPath = path('/agents/invitation/accept')
export const agentConfirmationPath = path('/agents/confirmation')
