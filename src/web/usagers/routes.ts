import { compose } from '#web/shared/routes.ts'
import { compteSection } from './compte/routes.ts'
import { connexionSection } from './connexion/routes.ts'
import { identificationSection } from './identification/routes.ts'
import { priseDeRdvSection } from './prise-de-rdv/routes.ts'
import { prochesSection } from './proches/routes.ts'
import { rdvsSection } from './rdvs/routes.ts'
import { knowUsager } from './session.ts'
import { siteSection } from './site/routes.ts'

export const usagersRoutes = compose({ by: knowUsager, below: '/' }, [
  siteSection,
  priseDeRdvSection,
  rdvsSection,
  connexionSection,
  identificationSection,
  compteSection,
  prochesSection,
])
