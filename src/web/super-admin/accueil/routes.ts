import { section } from '#web/shared/routes.ts'
import { signedInSuperAdmin } from '../access.ts'
import * as accueil from './accueil.ts'
import * as paths from './paths.ts'

export const accueilSection = section()
const { get } = accueilSection

get(paths.accueilPath, signedInSuperAdmin, accueil.show)
