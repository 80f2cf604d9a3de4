import { path } from '#lib/path.ts'

export const prescriptionPath = path('/admin/organisations/:organisationId/prescription/search_creneau')
export const usagerPath = path('/admin/organisations/:organisationId/prescription/user_selection')
export const recapitulatifPath = path('/admin/organisations/:organisationId/prescription/recapitulatif')
export const creationPath = path('/admin/organisations/:organisationId/prescription/create_rdv')
export const confirmationPath = path('/admin/organisations/:organisationId/prescription/confirmation')
/** From the public search, which says no organisation. */
export const prescriptionInternePath = path('/agents/prescription')
