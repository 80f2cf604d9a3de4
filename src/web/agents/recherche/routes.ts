import { section } from '#web/shared/routes.ts'
import { organisationMember } from '../access.ts'
import * as paths from './paths.ts'
import * as recherche from './recherche.ts'
import * as selection from './selection.ts'

export const rechercheSection = section()
const { get } = rechercheSection

get(paths.recherchePath, organisationMember, recherche.index)
get(paths.selectionPath, organisationMember, selection.index)
