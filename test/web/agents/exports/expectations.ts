import { type Lines, leads, ownOfAgent, shows } from '#test/security/lines.ts'
import * as paths from '#web/agents/exports/paths.ts'

/** What each actor finds at the addresses of this section. */
export const expectations: Lines = {
  [paths.exportDeRdvsPath.pattern]: leads(),
  [paths.exportsPath.pattern]: shows(),
  [paths.exportPath.pattern]: shows(ownOfAgent),
  // It is being written: the page says so.
  [paths.telechargementPath.pattern]: leads(ownOfAgent),
  [paths.nouvelEssaiPath.pattern]: leads(ownOfAgent),
}
