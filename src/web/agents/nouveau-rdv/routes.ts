import { section } from '#web/shared/routes.ts'
import { organisationMember } from '../access.ts'
import * as etape from './etape.ts'
import * as paths from './paths.ts'

export const nouveauRdvSection = section()
const { get, post } = nouveauRdvSection

get(paths.wizardPath, organisationMember, etape.show)
get(paths.wizardStepPath, organisationMember, etape.answer)
post(paths.wizardStepPath, organisationMember, etape.create)
