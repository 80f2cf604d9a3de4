import { path } from '#lib/path.ts'

export const rdvPath = path('/admin/organisations/:organisationId/rdvs/:rdvId')
export const annulationPath = path('/admin/organisations/:organisationId/rdvs/:rdvId/annulation')
export const participationPath = path(
  '/admin/organisations/:organisationId/rdvs/:rdvId/participations/:participationId',
)
export const statutPath = path('/admin/organisations/:organisationId/rdvs/:rdvId/statut')
