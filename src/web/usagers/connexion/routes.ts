import { anyone } from '#web/shared/access.ts'
import { section } from '#web/shared/routes.ts'
import * as confirmation from '../confirmation/confirmation.ts'
import * as franceconnect from '../franceconnect/franceconnect.ts'
import * as codeDInvitation from '../inscription/code-d-invitation.ts'
import * as inscription from '../inscription/inscription.ts'
import * as invitation from '../inscription/invitation.ts'
import * as demandeDeMotDePasse from '../mot-de-passe/demande.ts'
import * as motDePasse from '../mot-de-passe/mot-de-passe.ts'
import * as connexion from './connexion.ts'
import * as paths from './paths.ts'

export const connexionSection = section()
const { get, post } = connexionSection

get(paths.connexionPath, anyone, connexion.show)
post(paths.connexionPath, anyone, connexion.create)
post(paths.deconnexionPath, anyone, connexion.destroy)
post(paths.franceconnectPath, anyone, franceconnect.create)
get(paths.franceconnectRetourPath, anyone, franceconnect.show)
get(paths.inscriptionPath, anyone, inscription.show)
post(paths.inscriptionPath, anyone, inscription.create)
get(paths.inscriptionCourrielPath, anyone, inscription.mailbox)
get(paths.confirmationPath, anyone, confirmation.show)
post(paths.confirmationPath, anyone, confirmation.create)
get(paths.demandeDeMotDePassePath, anyone, demandeDeMotDePasse.show)
post(paths.demandeDeMotDePassePath, anyone, demandeDeMotDePasse.create)
get(paths.nouveauMotDePassePath, anyone, motDePasse.edit)
get(paths.invitationPath, anyone, invitation.edit)
post(paths.acceptationPath, anyone, invitation.update)
get(paths.codeDInvitationPath, anyone, codeDInvitation.show)
post(paths.codeDInvitationPath, anyone, codeDInvitation.create)
post(paths.motDePassePath, anyone, motDePasse.update)
