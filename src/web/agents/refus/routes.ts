import { section } from '#web/shared/routes.ts'
import { organisationMember } from '../access.ts'
import * as paths from './paths.ts'
import * as refus from './refus.ts'

export const refusSection = section()
const { get } = refusSection

get(paths.refusPath, organisationMember, refus.index)
