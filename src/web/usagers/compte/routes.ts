import { section } from '#web/shared/routes.ts'
import { signedInUsager } from '../access.ts'
import * as connexions from '../connexions/connexions.ts'
import * as consultations from '../consultations/consultations.ts'
import * as changementDeCourriel from './courriel.ts'
import * as informations from './informations.ts'
import * as mesDonnees from './mes-donnees.ts'
import * as mesDonneesFichier from './mes-donnees-fichier.ts'
import * as changementDeMotDePasse from './mot-de-passe.ts'
import * as paths from './paths.ts'
import * as suppressionDuCompte from './suppression.ts'

export const compteSection = section()
const { get, post } = compteSection

get(paths.informationsPath, signedInUsager, informations.edit)
post(paths.informationsPath, signedInUsager, informations.update)
get(paths.courrielPath, signedInUsager, changementDeCourriel.edit)
post(paths.courrielPath, signedInUsager, changementDeCourriel.update)
get(paths.changementDeMotDePassePath, signedInUsager, changementDeMotDePasse.edit)
post(paths.changementDeMotDePassePath, signedInUsager, changementDeMotDePasse.update)
get(paths.mesDonneesPath, signedInUsager, mesDonnees.show)
get(paths.mesDonneesFichierPath, signedInUsager, mesDonneesFichier.show)
get(paths.consultationsPath, signedInUsager, consultations.index)
get(paths.connexionsPath, signedInUsager, connexions.index)
post(paths.fermetureDesAutresConnexionsPath, signedInUsager, connexions.destroyOthers)
post(paths.fermetureDeConnexionPath, signedInUsager, connexions.destroy)
get(paths.suppressionDuComptePath, signedInUsager, suppressionDuCompte.show)
post(paths.suppressionDuComptePath, signedInUsager, suppressionDuCompte.create)
