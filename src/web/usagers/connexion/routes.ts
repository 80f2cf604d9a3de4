import { say } from '#lib/say.ts'
import { choixDeMotDePassePages } from '#web/account/choix-de-mot-de-passe.ts'
import { confirmationPages } from '#web/account/confirmation.ts'
import { deconnexionPages } from '#web/account/deconnexion.ts'
import { demandeDeMotDePassePages } from '#web/account/demande-de-mot-de-passe.ts'
import { anyone } from '#web/shared/access.ts'
import { section } from '#web/shared/routes.ts'
import { door } from '../door.ts'
import { accueilPath } from '../site/paths.ts'
import * as codeDInvitation from './code-d-invitation.ts'
import * as connexion from './connexion.ts'
import * as franceconnect from './franceconnect.ts'
import * as inscription from './inscription.ts'
import * as courriel from './inscription-courriel.ts'
import * as invitation from './invitation.ts'
import * as paths from './paths.ts'

export const connexionSection = section()
const { form, get, post } = connexionSection

const confirmation = confirmationPages(door)
const demandeDeMotDePasse = demandeDeMotDePassePages(door)
const deconnexion = deconnexionPages({ to: accueilPath(), said: () => say('Vous avez quitté votre espace.') })
const motDePasse = choixDeMotDePassePages(door)

form(paths.connexionPath, anyone, connexion)
post(paths.deconnexionPath, anyone, deconnexion.create)
post(paths.franceconnectPath, anyone, franceconnect.create)
get(paths.franceconnectRetourPath, anyone, franceconnect.show)
form(paths.inscriptionPath, anyone, inscription)
get(paths.inscriptionCourrielPath, anyone, courriel.show)
form(paths.confirmationPath, anyone, confirmation)
form(paths.demandeDeMotDePassePath, anyone, demandeDeMotDePasse)
get(paths.nouveauMotDePassePath, anyone, motDePasse.show)
get(paths.invitationPath, anyone, invitation.show)
post(paths.acceptationPath, anyone, invitation.create)
form(paths.codeDInvitationPath, anyone, codeDInvitation)
post(paths.motDePassePath, anyone, motDePasse.create)
