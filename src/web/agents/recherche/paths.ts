import { path } from '#lib/path.ts'

export const recherchePath = path('/admin/organisations/:organisationId/creneaux_search')
export const selectionPath = path('/admin/organisations/:organisationId/creneaux_search/selection_creneaux')
