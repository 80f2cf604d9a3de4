import { anyone } from '#web/shared/access.ts'
import { section } from '#web/shared/routes.ts'
import { anyoneByLink } from '../rdvs/open-link.ts'
import * as adresse from './adresse.ts'
import * as creneauLien from './creneau-lien.ts'
import { inJourney } from './journey-access.ts'
import * as liens from './liens.ts'
import * as paths from './paths.ts'
import * as prolongation from './prolongation.ts'
import * as recherche from './recherche.ts'
import * as reservation from './reservation.ts'
import * as wizard from './wizard.ts'

export const priseDeRdvSection = section()
const { get, post } = priseDeRdvSection

get(paths.recherchePath, anyoneByLink, recherche.show)
get(paths.adressesPath, anyone, adresse.index)
get(paths.rechercheCourtePath, anyone, liens.short)
get(paths.lienExternePath, anyone, liens.externalOrganisation)
get(paths.lienExterneNommePath, anyone, liens.externalOrganisation)
get(paths.lienOrganisationPath, anyone, liens.organisation)
get(paths.lienOrganisationNommeePath, anyone, liens.organisation)
get(paths.creneauLienPath, anyone, creneauLien.show)
post(paths.reservationPath, anyone, reservation.create)
post(paths.prolongationPath, anyone, prolongation.create)
get(paths.nouvelleEtapePath, inJourney, wizard.show)
post(paths.etapePath, inJourney, wizard.create)
