import { absent, type Lines, leads, shows, signInPage } from '#test/security/lines.ts'
import * as paths from '#web/usagers/connexion/paths.ts'

/** What each actor finds at the addresses of this section. */
export const expectations: Lines = {
  [paths.connexionPath.pattern]: signInPage,
  [paths.deconnexionPath.pattern]: leads(),
  [paths.franceconnectPath.pattern]: absent(),
  [paths.franceconnectRetourPath.pattern]: absent(),
  [paths.inscriptionPath.pattern]: shows(),
  [paths.inscriptionCourrielPath.pattern]: shows(),
  [paths.confirmationPath.pattern]: leads(),
  [paths.demandeDeMotDePassePath.pattern]: shows(),
  [paths.motDePassePath.pattern]: leads(),
  [paths.nouveauMotDePassePath.pattern]: leads(),
  [paths.invitationPath.pattern]: leads(),
  [paths.acceptationPath.pattern]: leads(),
  [paths.codeDInvitationPath.pattern]: shows(),
}
