import { type Lines, leads, rdvOfAdmins, rdvOfAgents, shows } from '#test/security/lines.ts'
import * as paths from '#web/agents/rdvs/paths.ts'

/** What each actor finds at the addresses of this section. */
export const expectations: Lines = {
  [paths.rdvsPath.pattern]: shows(),
  [paths.aCompleterPath.pattern]: shows(),
  // Nothing of that day is to complete.
  [paths.journeeACompleterPath.pattern]: leads(),
  [paths.issuePath.pattern]: leads(rdvOfAgents),
  [paths.rdvPath.pattern]: shows(rdvOfAgents),
  [paths.annulationPath.pattern]: shows(rdvOfAgents),
  [paths.statutPath.pattern]: leads(rdvOfAgents),
  [paths.deplacementPath.pattern]: leads(rdvOfAgents),
  [paths.modificationPath.pattern]: shows(rdvOfAgents),
  [paths.participationPath.pattern]: leads(rdvOfAgents),
  [paths.rappelPath.pattern]: leads(rdvOfAgents),
  [paths.reportPath.pattern]: shows(rdvOfAgents),
  [paths.reportSansDatePath.pattern]: shows(rdvOfAgents),
  [paths.salleDAttentePath.pattern]: leads(rdvOfAgents),
  [paths.suppressionPath.pattern]: shows(rdvOfAdmins),
}
