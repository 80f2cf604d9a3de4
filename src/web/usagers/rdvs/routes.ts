import { anyone } from '#web/shared/access.ts'
import { section } from '#web/shared/routes.ts'
import * as annulation from './annulation.ts'
import * as calendrier from './calendrier.ts'
import * as deplacement from './deplacement.ts'
import * as lien from './lien.ts'
import * as liens from './liens.ts'
import * as liensEnvoyes from './liens-envoyes.ts'
import * as nouveauLien from './nouveau-lien.ts'
import * as participations from './participations.ts'
import * as paths from './paths.ts'
import * as rdv from './rdv.ts'
import { rdvReader, rdvsReader } from './rdv-reader.ts'
import * as rdvs from './rdvs.ts'
import * as troisLettres from './trois-lettres.ts'

export const rdvsSection = section()
const { form, get, post } = rdvsSection

get(paths.rdvsPath, rdvsReader, rdvs.index)
get(paths.rdvPath, rdvReader, rdv.show)
get(paths.calendrierPath, rdvReader, calendrier.show)
form(paths.annulationPath, rdvReader, annulation)
get(paths.creneauxPath, rdvReader, deplacement.index)
get(paths.nouveauDeplacementPath, rdvReader, deplacement.edit)
post(paths.deplacementPath, rdvReader, deplacement.create)
get(paths.participationsPath, rdvReader, participations.index)
post(paths.participationsPath, rdvReader, participations.create)
form(paths.troisLettresPath, anyone, troisLettres)
form(paths.nouveauLienPath, anyone, nouveauLien)
form(paths.liensPath, anyone, liens)
get(paths.liensEnvoyesPath, anyone, liensEnvoyes.show)
get(paths.lienRdvsPath, anyone, lien.index)
get(paths.lienRdvPath, anyone, lien.rdv)
get(paths.lienCreneauxPath, anyone, lien.creneaux)
get(paths.lienRdvAvecJetonPath, anyone, lien.rdvWithToken)
