import { anyone } from '#web/shared/access.ts'
import { routes } from '#web/shared/routes.ts'
import { signedInSuperAdmin } from './access.ts'
import * as accueil from './accueil/accueil.ts'
import * as agents from './agents/agents.ts'
import * as connexion from './connexion/connexion.ts'
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
get(paths.agentsPath, signedInSuperAdmin, agents.index)
get(paths.signInAsPath, signedInSuperAdmin, impersonation.show)
post(paths.signInAsPath, signedInSuperAdmin, impersonation.create)
post(paths.signInAsEndPath, signedInSuperAdmin, impersonation.destroy)
