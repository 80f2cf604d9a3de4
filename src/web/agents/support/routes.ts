import { section } from '#web/shared/routes.ts'
import { organisationMember } from '../access.ts'
import * as paths from './paths.ts'
import * as support from './support.ts'

export const supportSection = section()
const { get } = supportSection

get(paths.supportPath, organisationMember, support.show)
