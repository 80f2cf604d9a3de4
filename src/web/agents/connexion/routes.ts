import { choixDeMotDePassePages } from '#web/account/choix-de-mot-de-passe.ts'
import { confirmationPages } from '#web/account/confirmation.ts'
import { deconnexionPages } from '#web/account/deconnexion.ts'
import { demandeDeMotDePassePages } from '#web/account/demande-de-mot-de-passe.ts'
import { codePages } from '#web/account/second-factor/code.ts'
import { anyone } from '#web/shared/access.ts'
import { section } from '#web/shared/routes.ts'
import { halfSignedInAgent } from '../access.ts'
import { door } from '../door.ts'
import { factorDoor } from '../factor-door.ts'
import * as connexion from './connexion.ts'
import { inclusionConnect, proConnect, proSanteConnect } from './fournisseurs.ts'
import * as invitation from './invitation.ts'
import * as paths from './paths.ts'

export const connexionSection = section()
const { form, get, post } = connexionSection

const confirmation = confirmationPages(door)
const demandeDeMotDePasse = demandeDeMotDePassePages(door)
const code = codePages(factorDoor)
const deconnexion = deconnexionPages({ to: paths.connexionPath(), said: () => 'Vous avez quitté votre espace.' })
const motDePasse = choixDeMotDePassePages(door)

form(paths.connexionPath, anyone, connexion)
form(paths.codePath, halfSignedInAgent, code)
post(paths.deconnexionPath, anyone, deconnexion.create)
get(paths.proConnectPath, anyone, proConnect.create)
get(paths.proConnectRetourPath, anyone, proConnect.show)
get(paths.inclusionConnectPath, anyone, inclusionConnect.create)
get(paths.inclusionConnectRetourPath, anyone, inclusionConnect.show)
get(paths.proSanteConnectPath, anyone, proSanteConnect.create)
get(paths.proSanteConnectRetourPath, anyone, proSanteConnect.show)
form(paths.demandeDeMotDePassePath, anyone, demandeDeMotDePasse)
get(paths.nouveauMotDePassePath, anyone, motDePasse.show)
post(paths.motDePassePath, anyone, motDePasse.create)
get(paths.invitationPath, anyone, invitation.show)
post(paths.acceptationPath, anyone, invitation.create)
form(paths.confirmationPath, anyone, confirmation)
