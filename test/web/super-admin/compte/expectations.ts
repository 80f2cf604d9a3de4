import { type Lines, leads, shows } from '#test/security/lines.ts'
import * as paths from '#web/super-admin/compte/paths.ts'

/** What each actor finds at the addresses of this section. */
export const expectations: Lines = {
  [paths.doubleAuthentificationPath.pattern]: shows(),
  [paths.activationPath.pattern]: leads(),
  [paths.retraitPath.pattern]: leads(),
}
