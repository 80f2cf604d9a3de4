import { type Lines, leads, shows } from '#test/security/lines.ts'
import * as paths from '#web/agents/organisations/paths.ts'

/** What each actor finds at the addresses of this section. */
export const expectations: Lines = {
  [paths.organisationsPath.pattern]: leads(),
  [paths.nouvelleOrganisationPath.pattern]: shows(),
}
