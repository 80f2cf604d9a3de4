import { anyone } from '#web/shared/access.ts'
import { routes } from '#web/shared/routes.ts'
import { halfSignedInSuperAdmin, signedInSuperAdmin } from './access.ts'
import * as accueil from './accueil/accueil.ts'
import * as agents from './agents/agents.ts'
import * as connexion from './connexion/connexion.ts'
import * as activation from './double-authentification/activation.ts'
import * as code from './double-authentification/code.ts'
import * as doubleAuthentification from './double-authentification/double-authentification.ts'
import * as retrait from './double-authentification/suppression.ts'
import * as impersonation from './impersonation/impersonation.ts'
import * as paths from './paths.ts'
import { knowSuperAdmin } from './session.ts'

export const superAdminRoutes = routes()
const { get, post } = superAdminRoutes

superAdminRoutes.router.use(['/super_admins', paths.signInPath.pattern], knowSuperAdmin)

get(paths.signInPath, anyone, connexion.show)
post(paths.githubPath, anyone, connexion.create)
get(paths.githubCallbackPath, anyone, connexion.finish)
post(paths.signOutPath, anyone, connexion.destroy)

get(paths.dashboardPath, signedInSuperAdmin, accueil.show)
get(paths.secondFactorPath, halfSignedInSuperAdmin, code.show)
post(paths.secondFactorPath, halfSignedInSuperAdmin, code.create)
get(paths.secondFactorSettingsPath, signedInSuperAdmin, doubleAuthentification.show)
post(paths.secondFactorSettingsPath, signedInSuperAdmin, doubleAuthentification.create)
get(paths.secondFactorAdditionPath, signedInSuperAdmin, activation.show)
post(paths.secondFactorAdditionPath, signedInSuperAdmin, activation.create)
get(paths.secondFactorRemovalPath, signedInSuperAdmin, retrait.show)
post(paths.secondFactorRemovalPath, signedInSuperAdmin, retrait.create)

get(paths.agentsPath, signedInSuperAdmin, agents.index)
get(paths.signInAsPath, signedInSuperAdmin, impersonation.show)
post(paths.signInAsPath, signedInSuperAdmin, impersonation.create)
post(paths.signInAsEndPath, signedInSuperAdmin, impersonation.destroy)
