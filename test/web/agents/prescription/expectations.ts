import { absent, type Lines, leads, shows } from '#test/security/lines.ts'
import * as paths from '#web/agents/prescription/paths.ts'

/** What each actor finds at the addresses of this section: without answers, each step leads back to the first. */
export const expectations: Lines = {
  [paths.prescriptionInternePath.pattern]: leads(),
  [paths.prescriptionPath.pattern]: shows(),
  [paths.usagerPath.pattern]: leads(),
  [paths.recapitulatifPath.pattern]: leads(),
  [paths.creationPath.pattern]: leads(),
  [paths.confirmationPath.pattern]: absent(),
}
