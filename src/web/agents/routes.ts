import { compose } from '#web/shared/routes.ts'
import { agendaSection } from './agenda/routes.ts'
import { anciennesAdressesSection } from './anciennes-adresses/routes.ts'
import { aujourdhuiSection } from './aujourdhui/routes.ts'
import { outlookPath } from './compte/paths.ts'
import { compteSection } from './compte/routes.ts'
import { connexionSection } from './connexion/routes.ts'
import { consultationsSection } from './consultations/routes.ts'
import { exportsSection } from './exports/routes.ts'
import { nouveauRdvSection } from './nouveau-rdv/routes.ts'
import { organisationsSection } from './organisations/routes.ts'
import { prescriptionSection } from './prescription/routes.ts'
import { raccourcisSection } from './raccourcis/routes.ts'
import { rdvsSection } from './rdvs/routes.ts'
import { rdvsCollectifsSection } from './rdvs-collectifs/routes.ts'
import { rechercheSection } from './recherche/routes.ts'
import { refusSection } from './refus/routes.ts'
import { knowAgent } from './session.ts'
import { supportSection } from './support/routes.ts'
import { usagersSection } from './usagers/routes.ts'

export const agentsRoutes = compose({ by: knowAgent, below: ['/agents', '/admin', outlookPath.pattern] }, [
  connexionSection,
  compteSection,
  organisationsSection,
  consultationsSection,
  agendaSection,
  aujourdhuiSection,
  raccourcisSection,
  nouveauRdvSection,
  // Before rdvs: « export » is no rdv.
  exportsSection,
  rdvsSection,
  rdvsCollectifsSection,
  rechercheSection,
  prescriptionSection,
  refusSection,
  supportSection,
  usagersSection,
  anciennesAdressesSection,
])
