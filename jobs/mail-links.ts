import { path } from '#lib/path.ts'

/** Addresses that mails carry; a token opens the page without signing in. */
export const usagerRdvPath = path('/users/rdvs/:rdvId')
export const usagerSearchPath = path('/prendre_rdv')
export const agentRdvPath = path('/admin/organisations/:organisationId/rdvs/:rdvId')

export const confirmationPath = path('/users/confirmation')
export const invitationPath = path('/users/invitation/accept')
export const signInPath = path('/users/sign_in')
export const usagerPasswordPath = path('/users/password/edit')
export const agentPasswordPath = path('/agents/password/edit')
export const agentInvitationPath = path('/agents/invitation/accept')
export const agentConfirmationPath = path('/agents/confirmation')
