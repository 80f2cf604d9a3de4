import { type Lines, leads, shows } from '#test/security/lines.ts'
import * as paths from '#web/super-admin/impersonation/paths.ts'

/** What each actor finds at the addresses of this section. */
export const expectations: Lines = {
  [paths.impersonationPath.pattern]: shows(),
  [paths.finDImpersonationPath.pattern]: leads(),
}
