import { compose } from '#web/shared/routes.ts'
import { accueilSection } from './accueil/routes.ts'
import { agentsSection } from './agents/routes.ts'
import { compteSection } from './compte/routes.ts'
import { connexionPath } from './connexion/paths.ts'
import { connexionSection } from './connexion/routes.ts'
import { impersonationSection } from './impersonation/routes.ts'
import { knowSuperAdmin } from './session.ts'

export const superAdminRoutes = compose({ by: knowSuperAdmin, below: ['/super_admins', connexionPath.pattern] }, [
  connexionSection,
  compteSection,
  accueilSection,
  agentsSection,
  impersonationSection,
])
