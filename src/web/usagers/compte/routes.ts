import { changementDeMotDePassePages } from '#web/account/changement-de-mot-de-passe.ts'
import { connexionsPages } from '#web/account/connexions.ts'
import { section } from '#web/shared/routes.ts'
import { signedInUsager } from '../access.ts'
import { door } from '../door.ts'
import * as consultations from './consultations.ts'
import * as changementDeCourriel from './courriel.ts'
import * as informations from './informations.ts'
import * as mesDonnees from './mes-donnees.ts'
import * as mesDonneesFichier from './mes-donnees-fichier.ts'
import * as paths from './paths.ts'
import * as suppressionDuCompte from './suppression.ts'

export const compteSection = section()
const { form, get, post } = compteSection

const changementDeMotDePasse = changementDeMotDePassePages(door)
const connexions = connexionsPages(door)

form(paths.informationsPath, signedInUsager, informations)
form(paths.courrielPath, signedInUsager, changementDeCourriel)
form(paths.changementDeMotDePassePath, signedInUsager, changementDeMotDePasse)
get(paths.mesDonneesPath, signedInUsager, mesDonnees.show)
get(paths.mesDonneesFichierPath, signedInUsager, mesDonneesFichier.show)
get(paths.consultationsPath, signedInUsager, consultations.index)
get(paths.connexionsPath, signedInUsager, connexions.index)
post(paths.fermetureDesAutresConnexionsPath, signedInUsager, connexions.fermetureDesAutres.create)
post(paths.fermetureDeConnexionPath, signedInUsager, connexions.fermeture.create)
form(paths.suppressionDuComptePath, signedInUsager, suppressionDuCompte)
