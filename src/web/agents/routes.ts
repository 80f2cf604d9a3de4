import { anyone } from '#web/shared/access.ts'
import { routes } from '#web/shared/routes.ts'
import {
  agentAddingSecondFactor,
  agentHimself,
  halfSignedInAgent,
  organisationMember,
  signedInAgent,
} from './access.ts'
import * as affichage from './agenda/affichage.ts'
import * as agenda from './agenda/agenda.ts'
import * as compte from './compte/compte.ts'
import * as suppressionDuCompte from './compte/suppression.ts'
import * as confirmation from './confirmation/confirmation.ts'
import * as connexion from './connexion/connexion.ts'
import * as connexions from './connexions/connexions.ts'
import * as consultations from './consultations/consultations.ts'
import { territoireAdmin } from './consultations/territoire-access.ts'
import * as activation from './double-authentification/activation.ts'
import * as code from './double-authentification/code.ts'
import * as doubleAuthentification from './double-authentification/double-authentification.ts'
import * as retrait from './double-authentification/suppression.ts'
import * as doors from './identite/doors.ts'
import * as invitation from './invitation/invitation.ts'
import * as changement from './mot-de-passe/changement.ts'
import * as demande from './mot-de-passe/demande.ts'
import * as motDePasse from './mot-de-passe/mot-de-passe.ts'
import * as organisations from './organisations/organisations.ts'
import * as outlook from './outlook/outlook.ts'
import * as paths from './paths.ts'
import * as annulation from './rdvs/annulation.ts'
import * as participation from './rdvs/participation.ts'
import * as rdv from './rdvs/rdv.ts'
import * as statut from './rdvs/statut.ts'
import { knowAgent } from './session.ts'

export const agentsRoutes = routes()
const { get, post } = agentsRoutes

agentsRoutes.router.use(['/agents', '/admin', paths.outlookPath.pattern], knowAgent)

get(paths.signInPath, anyone, connexion.show)
post(paths.signInPath, anyone, connexion.create)
get(paths.secondFactorPath, halfSignedInAgent, code.show)
post(paths.secondFactorPath, halfSignedInAgent, code.create)
post(paths.signOutPath, anyone, connexion.destroy)

get(paths.proConnectPath, anyone, doors.proConnect.start)
get(paths.proConnectCallbackPath, anyone, doors.proConnect.finish)
get(paths.inclusionConnectPath, anyone, doors.inclusionConnect.start)
get(paths.inclusionConnectCallbackPath, anyone, doors.inclusionConnect.finish)
get(paths.proSanteConnectPath, anyone, doors.proSanteConnect.start)
get(paths.proSanteConnectCallbackPath, anyone, doors.proSanteConnect.finish)
post(paths.outlookPath, agentHimself, outlook.create)
get(paths.outlookCallbackPath, agentHimself, outlook.show)

get(paths.newPasswordPath, anyone, demande.show)
post(paths.newPasswordPath, anyone, demande.create)
get(paths.editPasswordPath, anyone, motDePasse.edit)
post(paths.passwordPath, anyone, motDePasse.update)
get(paths.invitationPath, anyone, invitation.edit)
post(paths.invitationAcceptancePath, anyone, invitation.update)
get(paths.confirmationPath, anyone, confirmation.show)
post(paths.confirmationPath, anyone, confirmation.create)

get(paths.accountPath, agentHimself, compte.edit)
post(paths.accountPath, agentHimself, compte.update)
get(paths.passwordChangePath, agentHimself, changement.edit)
post(paths.passwordChangePath, agentHimself, changement.update)

get(paths.secondFactorSettingsPath, agentAddingSecondFactor, doubleAuthentification.show)
post(paths.secondFactorSettingsPath, agentAddingSecondFactor, doubleAuthentification.create)
get(paths.secondFactorAdditionPath, agentAddingSecondFactor, activation.show)
post(paths.secondFactorAdditionPath, agentAddingSecondFactor, activation.create)
get(paths.secondFactorRemovalPath, agentHimself, retrait.show)
post(paths.secondFactorRemovalPath, agentHimself, retrait.create)

get(paths.connexionsPath, agentHimself, connexions.index)
post(paths.otherConnexionsClosingPath, agentHimself, connexions.destroyOthers)
post(paths.connexionClosingPath, agentHimself, connexions.destroy)
get(paths.accountDeletionPath, agentHimself, suppressionDuCompte.show)
post(paths.accountDeletionPath, agentHimself, suppressionDuCompte.create)

get(paths.organisationsPath, signedInAgent, organisations.index)
get(paths.consultationsPath, territoireAdmin, consultations.index)

get(paths.agendasPath, organisationMember, agenda.index)
get(paths.agendaPath, organisationMember, agenda.show)
post(paths.agendaDisplayPath, organisationMember, affichage.update)

get(paths.rdvPath, organisationMember, rdv.show)
get(paths.annulationPath, organisationMember, annulation.show)
post(paths.annulationPath, organisationMember, annulation.create)
get(paths.participationPath, organisationMember, participation.edit)
post(paths.participationPath, organisationMember, participation.update)
get(paths.statutPath, organisationMember, statut.show)
post(paths.statutPath, organisationMember, statut.update)
