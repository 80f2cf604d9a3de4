import { absent, type Lines, leads, ofFamily, shows, showsTo, whoComes } from '#test/security/lines.ts'
import * as paths from '#web/usagers/rdvs/paths.ts'

/** What each actor finds at the addresses of this section. */
export const expectations: Lines = {
  [paths.rdvsPath.pattern]: shows(),
  [paths.rdvPath.pattern]: shows(ofFamily),
  [paths.calendrierPath.pattern]: shows(ofFamily),
  [paths.annulationPath.pattern]: shows(ofFamily),
  [paths.creneauxPath.pattern]: shows(ofFamily),
  [paths.nouveauDeplacementPath.pattern]: leads(ofFamily),
  [paths.deplacementPath.pattern]: leads(ofFamily),
  [paths.participationsPath.pattern]: shows(whoComes),
  [paths.troisLettresPath.pattern]: showsTo(({ usager }) => usager?.session === 'link'),
  [paths.nouveauLienPath.pattern]: shows(),
  [paths.liensPath.pattern]: shows(),
  [paths.liensEnvoyesPath.pattern]: shows(),
  [paths.lienRdvsPath.pattern]: leads(),
  [paths.lienRdvPath.pattern]: leads(),
  [paths.lienCreneauxPath.pattern]: leads(),
  [paths.lienRdvAvecJetonPath.pattern]: absent(),
}
