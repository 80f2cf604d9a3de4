import { type Lines, leads, showsTo } from '#test/security/lines.ts'
import * as paths from '#web/usagers/identification/paths.ts'

/** What each actor finds at the addresses of this section. */
export const expectations: Lines = {
  [paths.identificationPath.pattern]: showsTo(({ usager }) => !usager || usager.session === 'code'),
  [paths.codePath.pattern]: leads(),
  [paths.nouveauCodePath.pattern]: leads(),
  [paths.adresseCorrigeePath.pattern]: leads(),
}
