import { absent, type Lines, leads, shows, signInPage } from '#test/security/lines.ts'
import * as paths from '#web/agents/connexion/paths.ts'

/** What each actor finds at the addresses of this section. */
export const expectations: Lines = {
  [paths.connexionPath.pattern]: signInPage,
  [paths.deconnexionPath.pattern]: leads(),
  [paths.proConnectPath.pattern]: absent(),
  [paths.proConnectRetourPath.pattern]: absent(),
  [paths.inclusionConnectPath.pattern]: absent(),
  [paths.inclusionConnectRetourPath.pattern]: absent(),
  [paths.proSanteConnectPath.pattern]: absent(),
  [paths.proSanteConnectRetourPath.pattern]: absent(),
  [paths.codePath.pattern]: shows(),
  [paths.proConnectDeconnexionPath.pattern]: absent(),
  [paths.inclusionConnectDeconnexionPath.pattern]: absent(),
  [paths.proSanteConnectDeconnexionPath.pattern]: absent(),
  [paths.demandeDeMotDePassePath.pattern]: shows(),
  [paths.motDePassePath.pattern]: leads(),
  [paths.nouveauMotDePassePath.pattern]: leads(),
  [paths.invitationPath.pattern]: leads(),
  [paths.acceptationPath.pattern]: leads(),
  [paths.confirmationPath.pattern]: leads(),
}
