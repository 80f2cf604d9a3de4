import { type Lines, leads, showsTo } from '#test/security/lines.ts'
import * as paths from '#web/agents/nouveau-rdv/paths.ts'

/** Of a service without motif for themselves; the others go straight on with the only one. */
const WITHOUT_MOTIF = ['secretary', 'territorial admin']

/** What each actor finds at the addresses of this section, without answers. */
export const expectations: Lines = {
  [paths.wizardPath.pattern]: showsTo(({ name }) => WITHOUT_MOTIF.includes(name)),
  [paths.wizardStepPath.pattern]: leads(),
}
