import { section } from '#web/shared/routes.ts'
import { signedInAgent } from '../access.ts'
import * as organisations from './organisations.ts'
import * as paths from './paths.ts'

export const organisationsSection = section()
const { get } = organisationsSection

get(paths.organisationsPath, signedInAgent, organisations.index)
