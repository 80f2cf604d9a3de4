import { anyone } from '#web/shared/access.ts'
import { routes } from '#web/shared/routes.ts'
import { signedInUsager } from './access.ts'
import * as accueil from './accueil/accueil.ts'
import * as changementDeCourriel from './compte/courriel.ts'
import * as informations from './compte/informations.ts'
import * as mesDonnees from './compte/mes-donnees.ts'
import * as changementDeMotDePasse from './compte/mot-de-passe.ts'
import * as suppressionDuCompte from './compte/suppression.ts'
import * as confirmation from './confirmation/confirmation.ts'
import * as connexion from './connexion/connexion.ts'
import * as connexions from './connexions/connexions.ts'
import * as consultations from './consultations/consultations.ts'
import * as franceconnect from './franceconnect/franceconnect.ts'
import * as code from './identification/code.ts'
import * as identification from './identification/identification.ts'
import * as sansCompte from './identification/sans-compte.ts'
import * as codeDInvitation from './inscription/code-d-invitation.ts'
import * as inscription from './inscription/inscription.ts'
import * as invitation from './inscription/invitation.ts'
import * as demandeDeMotDePasse from './mot-de-passe/demande.ts'
import * as motDePasse from './mot-de-passe/mot-de-passe.ts'
import * as pages from './pages/pages.ts'
import * as paths from './paths.ts'
import * as adresse from './prise-de-rdv/adresse.ts'
import * as creneauLien from './prise-de-rdv/creneau-lien.ts'
import { inJourney } from './prise-de-rdv/journey-access.ts'
import * as liens from './prise-de-rdv/liens.ts'
import * as prolongation from './prise-de-rdv/prolongation.ts'
import * as recherche from './prise-de-rdv/recherche.ts'
import * as reservation from './prise-de-rdv/reservation.ts'
import * as wizard from './prise-de-rdv/wizard.ts'
import * as proches from './proches/proches.ts'
import * as suppressionDeProche from './proches/suppression.ts'
import * as annulation from './rdvs/annulation.ts'
import * as calendrier from './rdvs/calendrier.ts'
import * as deplacement from './rdvs/deplacement.ts'
import * as lien from './rdvs/lien.ts'
import * as nouveauLien from './rdvs/nouveau-lien.ts'
import { anyoneByLink } from './rdvs/open-link.ts'
import * as participations from './rdvs/participations.ts'
import * as rdv from './rdvs/rdv.ts'
import { rdvReader } from './rdvs/rdv-reader.ts'
import * as rdvs from './rdvs/rdvs.ts'
import * as troisLettres from './rdvs/trois-lettres.ts'
import { knowUsager } from './session.ts'

export const usagersRoutes = routes()
const { get, post } = usagersRoutes

usagersRoutes.router.use(knowUsager)

get(paths.homePath, anyone, accueil.show)
get(paths.helpPath, anyone, pages.aide)
get(paths.accessibilityPath, anyone, pages.accessibilite)
get(paths.legalPath, anyone, pages.mentionsLegales)
get(paths.privacyPath, anyone, pages.confidentialite)
get(paths.displayPath, anyone, pages.affichage)
post(paths.displayPath, anyone, pages.updateAffichage)

get(paths.searchPath, anyoneByLink, recherche.show)
get(paths.adressesPath, anyone, adresse.index)
get(paths.shortSearchPath, anyone, liens.short)
get(paths.externalLinkPath, anyone, liens.externalOrganisation)
get(paths.externalLinkWithSlugPath, anyone, liens.externalOrganisation)
get(paths.organisationLinkPath, anyone, liens.organisation)
get(paths.organisationLinkWithSlugPath, anyone, liens.organisation)

get(paths.creneauLinkPath, anyone, creneauLien.show)
post(paths.reservationPath, anyone, reservation.create)
post(paths.prolongationPath, anyone, prolongation.create)
get(paths.newWizardStepPath, inJourney, wizard.show)
post(paths.wizardStepPath, inJourney, wizard.create)

get(paths.rdvsPath, signedInUsager, rdvs.index)
get(paths.rdvPath, rdvReader, rdv.show)
get(paths.calendrierPath, rdvReader, calendrier.show)
get(paths.annulationPath, rdvReader, annulation.show)
post(paths.annulationPath, rdvReader, annulation.create)
get(paths.moveCreneauxPath, rdvReader, deplacement.index)
get(paths.editRdvPath, rdvReader, deplacement.edit)
post(paths.deplacementPath, rdvReader, deplacement.create)
get(paths.participationsPath, rdvReader, participations.index)
post(paths.participationsPath, rdvReader, participations.create)
get(paths.troisLettresPath, anyone, troisLettres.show)
post(paths.troisLettresPath, anyone, troisLettres.create)
get(paths.newLinkPath, anyone, nouveauLien.show)
post(paths.newLinkPath, anyone, nouveauLien.create)
get(paths.rdvsLinkPath, anyone, lien.index)
get(paths.rdvLinkPath, anyone, lien.rdv)
get(paths.moveLinkPath, anyone, lien.creneaux)
get(paths.rdvTokenLinkPath, anyone, lien.rdvWithToken)

get(paths.signInPath, anyone, connexion.show)
post(paths.signInPath, anyone, connexion.create)
post(paths.signOutPath, anyone, connexion.destroy)

post(paths.franceconnectPath, anyone, franceconnect.create)
get(paths.franceconnectCallbackPath, anyone, franceconnect.show)

get(paths.signUpPath, anyone, inscription.show)
post(paths.signUpPath, anyone, inscription.create)
get(paths.mailboxPath, anyone, inscription.mailbox)
get(paths.confirmationPath, anyone, confirmation.show)
post(paths.confirmationPath, anyone, confirmation.create)

get(paths.newPasswordPath, anyone, demandeDeMotDePasse.show)
post(paths.newPasswordPath, anyone, demandeDeMotDePasse.create)
get(paths.editPasswordPath, anyone, motDePasse.edit)
get(paths.invitationPath, anyone, invitation.edit)
post(paths.invitationAcceptancePath, anyone, invitation.update)
get(paths.invitationCodePath, anyone, codeDInvitation.show)
post(paths.invitationCodePath, anyone, codeDInvitation.create)
post(paths.passwordPath, anyone, motDePasse.update)

get(paths.identificationPath, anyone, identification.show)
get(paths.verificationPath, anyone, sansCompte.show)
post(paths.verificationPath, anyone, sansCompte.create)
get(paths.codePath, anyone, code.show)
post(paths.codePath, anyone, code.create)
post(paths.newCodePath, anyone, code.createNew)

get(paths.accountPath, signedInUsager, informations.edit)
post(paths.accountPath, signedInUsager, informations.update)
get(paths.emailChangePath, signedInUsager, changementDeCourriel.edit)
post(paths.emailChangePath, signedInUsager, changementDeCourriel.update)
get(paths.passwordChangePath, signedInUsager, changementDeMotDePasse.edit)
post(paths.passwordChangePath, signedInUsager, changementDeMotDePasse.update)
get(paths.personalFilePath, signedInUsager, mesDonnees.show)
get(paths.personalFileDownloadPath, signedInUsager, mesDonnees.download)
get(paths.consultationsPath, signedInUsager, consultations.index)
get(paths.connexionsPath, signedInUsager, connexions.index)
post(paths.otherConnexionsClosingPath, signedInUsager, connexions.destroyOthers)
post(paths.connexionClosingPath, signedInUsager, connexions.destroy)
get(paths.accountDeletionPath, signedInUsager, suppressionDuCompte.show)
post(paths.accountDeletionPath, signedInUsager, suppressionDuCompte.create)

get(paths.prochesPath, signedInUsager, proches.index)
post(paths.prochesPath, signedInUsager, proches.create)
get(paths.newProchePath, signedInUsager, proches.show)
get(paths.editProchePath, signedInUsager, proches.edit)
post(paths.prochePath, signedInUsager, proches.update)
get(paths.procheDeletionPath, signedInUsager, suppressionDeProche.show)
post(paths.procheDeletionPath, signedInUsager, suppressionDeProche.create)
