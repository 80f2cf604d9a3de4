import { type Lines, leads } from '#test/security/lines.ts'
import * as paths from '#web/agents/anciennes-adresses/paths.ts'

/** What each actor finds at the addresses of this section. */
export const expectations: Lines = {
  [paths.anciennesOrganisationsPath.pattern]: leads(),
  [paths.ancienAgentPath.pattern]: leads(),
  [paths.ancienneRecherchePath.pattern]: leads(),
  [paths.anciensCreneauxPath.pattern]: leads(),
}
