import { path } from '#lib/path.ts'

export const rdvsCollectifsPath = path('/admin/organisations/:organisationId/rdvs_collectifs')
/** Of which motif the new one is. */
export const motifsCollectifsPath = path('/admin/organisations/:organisationId/rdvs_collectifs/motifs')
export const nouveauRdvCollectifPath = path('/admin/organisations/:organisationId/rdvs_collectifs/new')
/** « Ajouter un participant » */
export const inscriptionCollectifPath = path('/admin/organisations/:organisationId/rdvs_collectifs/:rdvId/edit')
export const feuilleDePresencePath = path('/admin/organisations/:organisationId/rdvs_collectifs/:rdvId/presences')
