import { type Lines, leads, showsTo } from '#test/security/lines.ts'
import * as paths from '#web/agents/nouveau-rdv/paths.ts'

/** Of a service without motif for himself; the others go straight on with the only one, a secretary too: she serves them all. */
const WITHOUT_MOTIF = ['territorial admin']

/** What each actor finds at the addresses of this section, without answers. */
export const expectations: Lines = {
  [paths.wizardPath.pattern]: showsTo(({ name }) => WITHOUT_MOTIF.includes(name)),
  [paths.wizardStepPath.pattern]: leads(),
}
