import { absent, agendaOfAgents, type Lines, leads, ownOfAgent, shows } from '#test/security/lines.ts'
import * as paths from '#web/agents/agenda/paths.ts'

// Without an organisation and an agent in their query.
const feeds = [paths.fluxPath, paths.evenementsPath, paths.rdvsFeedPath, paths.absencesFeedPath, paths.plagesFeedPath]

/** What each actor finds at the addresses of this section. */
export const expectations: Lines = {
  [paths.agendasPath.pattern]: leads(),
  [paths.agendaPath.pattern]: shows(agendaOfAgents),
  [paths.agentsJsonPath.pattern]: shows(),
  [paths.groupesPath.pattern]: shows(),
  [paths.nouveauGroupePath.pattern]: shows(),
  [paths.groupePath.pattern]: shows(ownOfAgent),
  [paths.suppressionDuGroupePath.pattern]: shows(ownOfAgent),
  // What he sets is his own: the agent named is only where he comes back to.
  [paths.affichagePath.pattern]: leads(),
  ...Object.fromEntries(feeds.map(({ pattern }) => [pattern, absent()])),
}
