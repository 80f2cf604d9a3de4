import { anyone } from '#web/shared/access.ts'
import { section } from '#web/shared/routes.ts'
import { halfSignedInSuperAdmin } from '../access.ts'
import * as code from '../double-authentification/code.ts'
import * as connexion from './connexion.ts'
import * as paths from './paths.ts'

export const connexionSection = section()
const { get, post } = connexionSection

get(paths.connexionPath, anyone, connexion.show)
post(paths.githubPath, anyone, connexion.create)
get(paths.githubRetourPath, anyone, connexion.finish)
post(paths.deconnexionPath, anyone, connexion.destroy)
get(paths.codePath, halfSignedInSuperAdmin, code.show)
post(paths.codePath, halfSignedInSuperAdmin, code.create)
