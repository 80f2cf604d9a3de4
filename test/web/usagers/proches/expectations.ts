import { type Lines, ofFamily, shows } from '#test/security/lines.ts'
import * as paths from '#web/usagers/proches/paths.ts'

/** What each actor finds at the addresses of this section. */
export const expectations: Lines = {
  [paths.prochesPath.pattern]: shows(),
  [paths.nouveauProchePath.pattern]: shows(),
  [paths.prochePath.pattern]: shows(ofFamily),
  [paths.editionDeProchePath.pattern]: shows(ofFamily),
  [paths.suppressionDeProchePath.pattern]: shows(ofFamily),
}
