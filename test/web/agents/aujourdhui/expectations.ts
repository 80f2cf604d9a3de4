import { type Lines, shows } from '#test/security/lines.ts'
import * as paths from '#web/agents/aujourdhui/paths.ts'

/** What each actor finds at the addresses of this section. */
export const expectations: Lines = {
  [paths.aujourdhuiPath.pattern]: shows(),
  [paths.commencerParPath.pattern]: shows(),
}
