import { type Lines, shows } from '#test/security/lines.ts'
import * as paths from '#web/agents/refus/paths.ts'

/** What each actor finds at the addresses of this section. */
export const expectations: Lines = {
  [paths.refusPath.pattern]: shows(),
}
