import { absent, type Lines, shows, usagerOfAgents } from '#test/security/lines.ts'
import * as paths from '#web/agents/usagers/paths.ts'

/** What each actor finds at the addresses of this section. */
export const expectations: Lines = {
  [paths.personsPath.pattern]: absent(),
  [paths.usagersPath.pattern]: shows(),
  [paths.newUsagerPath.pattern]: shows(),
  [paths.usagerPath.pattern]: shows(usagerOfAgents),
  [paths.editUsagerPath.pattern]: shows(usagerOfAgents),
}
