import { section } from '#web/shared/routes.ts'
import { organisationMember, signedInAgent } from '../access.ts'
import * as confirmation from './confirmation.ts'
import * as interne from './interne.ts'
import * as paths from './paths.ts'
import * as recapitulatif from './recapitulatif.ts'
import * as recherche from './recherche.ts'
import * as usager from './usager.ts'

export const prescriptionSection = section()
const { get, post } = prescriptionSection

get(paths.prescriptionInternePath, signedInAgent, interne.show)
get(paths.prescriptionPath, organisationMember, recherche.show)
get(paths.usagerPath, organisationMember, usager.show)
get(paths.recapitulatifPath, organisationMember, recapitulatif.show)
post(paths.creationPath, organisationMember, recapitulatif.create)
get(paths.confirmationPath, organisationMember, confirmation.show)
