import { path } from '#lib/path.ts'
import { AGENT_HOME, AGENT_PASSWORD_CHANGE, SECOND_FACTOR } from '#web/shared/agent-sign-in.ts'

export const signInPath = path('/agents/sign_in')
export const secondFactorPath = path(SECOND_FACTOR)
export const signOutPath = path('/agents/sign_out')
export const newPasswordPath = path('/agents/password/new')
export const passwordPath = path('/agents/password')
export const editPasswordPath = path('/agents/password/edit')
export const invitationPath = path('/agents/invitation/accept')
export const invitationAcceptancePath = path('/agents/invitation')
export const confirmationPath = path('/agents/confirmation')

export const accountPath = path('/agents/edit')
export const passwordChangePath = path(AGENT_PASSWORD_CHANGE)
export const secondFactorSettingsPath = path('/agents/double-authentification')
export const secondFactorAdditionPath = path('/agents/double-authentification/activation')
export const secondFactorRemovalPath = path('/agents/double-authentification/suppression')
export const connexionsPath = path('/agents/connexions')
export const otherConnexionsClosingPath = path('/agents/connexions/fermeture')
export const connexionClosingPath = path('/agents/connexions/:connexionId/fermeture')
export const accountDeletionPath = path('/agents/suppression')

export const proConnectPath = path('/agent_connect/auth')
export const proConnectCallbackPath = path('/agent_connect/callback')
export const inclusionConnectPath = path('/inclusion_connect/auth')
export const inclusionConnectCallbackPath = path('/inclusion_connect/callback')
export const proSanteConnectPath = path('/pro_sante_connect/auth')
export const proSanteConnectCallbackPath = path('/pro_sante_connect/callback')
export const proConnectSignOutPath = path('/agent_connect/deconnexion')
export const inclusionConnectSignOutPath = path('/inclusion_connect/deconnexion')
export const proSanteConnectSignOutPath = path('/pro_sante_connect/deconnexion')
export const outlookPath = path('/omniauth/microsoft_graph')
export const outlookCallbackPath = path('/omniauth/microsoft_graph/callback')

export const homePath = path('/')
export const organisationsPath = path(AGENT_HOME)
export const consultationsPath = path('/admin/territories/:territoireId/consultations')

export const agendasPath = path('/admin/organisations/:organisationId/agent_agendas')
export const agendaPath = path('/admin/organisations/:organisationId/agent_agendas/:agentId')
export const agendaDisplayPath = path('/admin/organisations/:organisationId/agent_agendas/:agentId/affichage')

export const rdvPath = path('/admin/organisations/:organisationId/rdvs/:rdvId')
export const annulationPath = path('/admin/organisations/:organisationId/rdvs/:rdvId/annulation')
export const participationPath = path(
  '/admin/organisations/:organisationId/rdvs/:rdvId/participations/:participationId',
)
export const statutPath = path('/admin/organisations/:organisationId/rdvs/:rdvId/statut')
