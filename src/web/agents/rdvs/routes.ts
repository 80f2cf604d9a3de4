import { section } from '#web/shared/routes.ts'
import { organisationMember } from '../access.ts'
import * as annulation from './annulation.ts'
import * as participation from './participation.ts'
import * as paths from './paths.ts'
import * as rdv from './rdv.ts'
import * as statut from './statut.ts'

export const rdvsSection = section()
const { get, post } = rdvsSection

get(paths.rdvPath, organisationMember, rdv.show)
get(paths.annulationPath, organisationMember, annulation.show)
post(paths.annulationPath, organisationMember, annulation.create)
get(paths.participationPath, organisationMember, participation.edit)
post(paths.participationPath, organisationMember, participation.update)
get(paths.statutPath, organisationMember, statut.show)
post(paths.statutPath, organisationMember, statut.update)
