import { type Lines, shows } from '#test/security/lines.ts'
import * as paths from '#web/super-admin/agents/paths.ts'

/** What each actor finds at the addresses of this section. */
export const expectations: Lines = {
  [paths.agentsPath.pattern]: shows(),
}
