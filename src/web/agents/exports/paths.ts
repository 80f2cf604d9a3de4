import { path } from '#lib/path.ts'

export const exportsPath = path('/agents/exports')
export const exportPath = path('/agents/exports/:exportId')
export const telechargementPath = path('/agents/exports/:exportId/download')
export const nouvelEssaiPath = path('/agents/exports/:exportId/recommencer')
/** Asked from the list of rdvs, with its filters. */
export const exportDeRdvsPath = path('/admin/organisations/:organisationId/rdvs/export')
