import { type Lines, leads, showsTo } from '#test/security/lines.ts'
import * as paths from '#web/super-admin/connexion/paths.ts'

/** What each actor finds at the addresses of this section. */
export const expectations: Lines = {
  [paths.connexionPath.pattern]: showsTo(({ isSuperAdmin }) => !isSuperAdmin),
  [paths.githubPath.pattern]: leads(),
  [paths.githubRetourPath.pattern]: leads(),
  [paths.deconnexionPath.pattern]: leads(),
  [paths.codePath.pattern]: leads(),
}
