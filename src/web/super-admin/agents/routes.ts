import { section } from '#web/shared/routes.ts'
import { signedInSuperAdmin } from '../access.ts'
import * as agents from './agents.ts'
import * as paths from './paths.ts'

export const agentsSection = section()
const { get } = agentsSection

get(paths.agentsPath, signedInSuperAdmin, agents.index)
