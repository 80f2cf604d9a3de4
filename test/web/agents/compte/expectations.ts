import { absent, type Lines, leads, ownConnexion, shows, showsTo } from '#test/security/lines.ts'
import * as paths from '#web/agents/compte/paths.ts'

/** What each actor finds at the addresses of this section. */
export const expectations: Lines = {
  [paths.outlookPath.pattern]: absent(),
  [paths.outlookRetourPath.pattern]: absent(),
  [paths.doubleAuthentificationPath.pattern]: showsTo(({ memberOf }) => memberOf !== undefined),
  [paths.activationPath.pattern]: leads(),
  [paths.retraitPath.pattern]: leads(),
  [paths.changementDeMotDePassePath.pattern]: shows(),
  [paths.comptePath.pattern]: shows(),
  [paths.connexionsPath.pattern]: shows(),
  [paths.fermetureDesAutresConnexionsPath.pattern]: leads(),
  [paths.fermetureDeConnexionPath.pattern]: leads(ownConnexion),
  [paths.suppressionDuComptePath.pattern]: shows(),
}
