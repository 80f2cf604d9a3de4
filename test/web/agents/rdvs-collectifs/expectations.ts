import { absent, type Line, type Lines, rdvOfAgents, shows } from '#test/security/lines.ts'
import * as paths from '#web/agents/rdvs-collectifs/paths.ts'

/** Of an individual rdv, there is none. */
const collectifOnly: Line = { rule: rdvOfAgents, shown: () => 404 }

/** What each actor finds at the addresses of this section. */
export const expectations: Lines = {
  [paths.rdvsCollectifsPath.pattern]: shows(),
  [paths.motifsCollectifsPath.pattern]: shows(),
  [paths.nouveauRdvCollectifPath.pattern]: absent(),
  [paths.inscriptionCollectifPath.pattern]: collectifOnly,
  [paths.feuilleDePresencePath.pattern]: collectifOnly,
}
