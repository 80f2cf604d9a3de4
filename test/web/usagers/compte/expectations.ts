import { type Lines, leads, ownConnexion, shows } from '#test/security/lines.ts'
import * as paths from '#web/usagers/compte/paths.ts'

/** What each actor finds at the addresses of this section. */
export const expectations: Lines = {
  [paths.informationsPath.pattern]: shows(),
  [paths.courrielPath.pattern]: shows(),
  [paths.changementDeMotDePassePath.pattern]: shows(),
  [paths.mesDonneesPath.pattern]: shows(),
  [paths.mesDonneesFichierPath.pattern]: shows(),
  [paths.consultationsPath.pattern]: shows(),
  [paths.connexionsPath.pattern]: shows(),
  [paths.fermetureDesAutresConnexionsPath.pattern]: leads(),
  [paths.fermetureDeConnexionPath.pattern]: leads(ownConnexion),
  [paths.suppressionDuComptePath.pattern]: shows(),
}
