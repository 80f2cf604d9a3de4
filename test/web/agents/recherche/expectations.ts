import { type Lines, leads, shows } from '#test/security/lines.ts'
import * as paths from '#web/agents/recherche/paths.ts'

/** What each actor finds at the addresses of this section: without a motif, créneaux lead back to their search. */
export const expectations: Lines = {
  [paths.recherchePath.pattern]: shows(),
  [paths.selectionPath.pattern]: leads(),
}
