import { section } from '#web/shared/routes.ts'
import { signedInAgent } from '../access.ts'
import * as paths from './paths.ts'
import * as raccourcis from './raccourcis.ts'

export const raccourcisSection = section()
const { get } = raccourcisSection

get(paths.raccourcisPath, signedInAgent, raccourcis.index)
