import { type Lines, leads, shows, showsTo } from '#test/security/lines.ts'
import * as paths from '#web/usagers/site/paths.ts'

/** What each actor finds at the addresses of this section. */
export const expectations: Lines = {
  [paths.accueilPath.pattern]: showsTo(({ memberOf }) => !memberOf),
  [paths.aidePath.pattern]: shows(),
  [paths.accessibilitePath.pattern]: shows(),
  [paths.mentionsLegalesPath.pattern]: shows(),
  [paths.confidentialitePath.pattern]: shows(),
  [paths.affichagePath.pattern]: shows(),
  [paths.robotsPath.pattern]: shows(),
  [paths.securityTxtPath.pattern]: shows(),
  [paths.faviconPath.pattern]: leads(),
}
