import { anyone } from '#web/shared/access.ts'
import { section } from '#web/shared/routes.ts'
import { anyoneByLink } from '../rdvs/open-link.ts'
import * as adresses from './adresses.ts'
import * as confirmation from './confirmation.ts'
import * as creneauLien from './creneau-lien.ts'
import { inJourney } from './journey-access.ts'
import * as lienExterne from './lien-externe.ts'
import * as lienOrganisation from './lien-organisation.ts'
import * as paths from './paths.ts'
import * as recherche from './recherche.ts'
import * as rechercheCourte from './recherche-courte.ts'
import * as reservation from './reservation.ts'

export const priseDeRdvSection = section()
const { get, post } = priseDeRdvSection

get(paths.recherchePath, anyoneByLink, recherche.show)
get(paths.adressesPath, anyone, adresses.index)
get(paths.rechercheCourtePath, anyone, rechercheCourte.show)
get(paths.lienExternePath, anyone, lienExterne.show)
get(paths.lienExterneNommePath, anyone, lienExterne.show)
get(paths.lienOrganisationPath, anyone, lienOrganisation.show)
get(paths.lienOrganisationNommeePath, anyone, lienOrganisation.show)
get(paths.creneauLienPath, anyone, creneauLien.show)
post(paths.reservationPath, anyone, reservation.create)
get(paths.nouvelleConfirmationPath, inJourney, confirmation.show)
post(paths.confirmationPath, inJourney, confirmation.create)
