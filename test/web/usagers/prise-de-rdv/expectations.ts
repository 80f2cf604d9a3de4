import { absent, type Lines, leads, shows } from '#test/security/lines.ts'
import * as paths from '#web/usagers/prise-de-rdv/paths.ts'

/** What each actor finds at the addresses of this section. */
export const expectations: Lines = {
  [paths.recherchePath.pattern]: shows(),
  [paths.adressesPath.pattern]: shows(),
  [paths.rechercheCourtePath.pattern]: leads(),
  [paths.lienExternePath.pattern]: leads(),
  [paths.lienExterneNommePath.pattern]: leads(),
  [paths.lienOrganisationPath.pattern]: leads(),
  [paths.lienOrganisationNommeePath.pattern]: leads(),
  [paths.creneauLienPath.pattern]: absent(),
  [paths.reservationPath.pattern]: leads(),
  [paths.nouvelleConfirmationPath.pattern]: leads(),
  [paths.confirmationPath.pattern]: leads(),
}
