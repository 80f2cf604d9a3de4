import { anyone } from '#web/shared/access.ts'
import { section } from '#web/shared/routes.ts'
import { halfSignedInAgent } from '../access.ts'
import * as confirmation from '../confirmation/confirmation.ts'
import * as code from '../double-authentification/code.ts'
import * as doors from '../identite/doors.ts'
import * as invitation from '../invitation/invitation.ts'
import * as demande from '../mot-de-passe/demande.ts'
import * as motDePasse from '../mot-de-passe/mot-de-passe.ts'
import * as connexion from './connexion.ts'
import * as paths from './paths.ts'

export const connexionSection = section()
const { get, post } = connexionSection

get(paths.connexionPath, anyone, connexion.show)
post(paths.connexionPath, anyone, connexion.create)
get(paths.codePath, halfSignedInAgent, code.show)
post(paths.codePath, halfSignedInAgent, code.create)
post(paths.deconnexionPath, anyone, connexion.destroy)
get(paths.proConnectPath, anyone, doors.proConnect.start)
get(paths.proConnectRetourPath, anyone, doors.proConnect.finish)
get(paths.inclusionConnectPath, anyone, doors.inclusionConnect.start)
get(paths.inclusionConnectRetourPath, anyone, doors.inclusionConnect.finish)
get(paths.proSanteConnectPath, anyone, doors.proSanteConnect.start)
get(paths.proSanteConnectRetourPath, anyone, doors.proSanteConnect.finish)
get(paths.demandeDeMotDePassePath, anyone, demande.show)
post(paths.demandeDeMotDePassePath, anyone, demande.create)
get(paths.nouveauMotDePassePath, anyone, motDePasse.edit)
post(paths.motDePassePath, anyone, motDePasse.update)
get(paths.invitationPath, anyone, invitation.edit)
post(paths.acceptationPath, anyone, invitation.update)
get(paths.confirmationPath, anyone, confirmation.show)
post(paths.confirmationPath, anyone, confirmation.create)
