import { path } from '#lib/path.ts'

export const rdvsPath = path('/admin/organisations/:organisationId/rdvs')
export const aCompleterPath = path('/admin/organisations/:organisationId/rdvs/a-completer')
export const journeeACompleterPath = path('/admin/organisations/:organisationId/rdvs/a-completer/:day')
export const rdvPath = path('/admin/organisations/:organisationId/rdvs/:rdvId')
export const annulationPath = path('/admin/organisations/:organisationId/rdvs/:rdvId/annulation')
export const participationPath = path(
  '/admin/organisations/:organisationId/rdvs/:rdvId/participations/:participationId',
)
/** A new hour asked by the agenda, or chosen: what it means, before anything is written. */
export const deplacementPath = path('/admin/organisations/:organisationId/rdvs/:rdvId/deplacement')
export const modificationPath = path('/admin/organisations/:organisationId/rdvs/:rdvId/edit')
export const rappelPath = path('/admin/organisations/:organisationId/rdvs/:rdvId/send_reminder_manually')
export const reportPath = path('/admin/organisations/:organisationId/rdvs/:rdvId/report')
export const reportSansDatePath = path('/admin/organisations/:organisationId/rdvs/:rdvId/report/sans_date')
export const salleDAttentePath = path('/admin/organisations/:organisationId/rdvs/:rdvId/user_in_waiting_room')
export const statutPath = path('/admin/organisations/:organisationId/rdvs/:rdvId/statut')
export const issuePath = path('/admin/organisations/:organisationId/rdvs/:rdvId/issue')
export const suppressionPath = path('/admin/organisations/:organisationId/rdvs/:rdvId/suppression')
