import { path } from '#lib/path.ts'

export const recherchePath = path('/prendre_rdv')
/** The créneau chosen: kept while the last questions are answered. */
export const reservationPath = path('/prendre_rdv/reservation')
/** Check and confirm, under the address that partners know. */
export const nouvelleConfirmationPath = path('/users/rdv_wizard_step/new')
export const confirmationPath = path('/users/rdv_wizard_step')
export const adressesPath = path('/adresses')
export const rechercheCourtePath = path('/prdv')
export const lienOrganisationPath = path('/org/:organisationId')
export const lienOrganisationNommeePath = path('/org/:organisationId/:slug')
export const lienExternePath = path('/org/ext/:departement/:externalId')
export const lienExterneNommePath = path('/org/ext/:departement/:externalId/:slug')
export const creneauLienPath = path('/creneaux')
