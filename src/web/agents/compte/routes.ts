import { changementDeMotDePassePages } from '#web/account/changement-de-mot-de-passe.ts'
import { connexionsPages } from '#web/account/connexions.ts'
import { activationPages } from '#web/account/second-factor/activation.ts'
import { doubleAuthentificationPages } from '#web/account/second-factor/double-authentification.ts'
import { retraitPages } from '#web/account/second-factor/retrait.ts'
import { section } from '#web/shared/routes.ts'
import { agentAddingSecondFactor, agentHimself } from '../access.ts'
import { door } from '../door.ts'
import { factorDoor } from '../factor-door.ts'
import * as compte from './compte.ts'
import * as outlook from './outlook.ts'
import * as paths from './paths.ts'
import * as suppressionDuCompte from './suppression.ts'

export const compteSection = section()
const { get, post } = compteSection

const changementDeMotDePasse = changementDeMotDePassePages(door)
const connexions = connexionsPages(door)
const doubleAuthentification = doubleAuthentificationPages(factorDoor)
const activation = activationPages(factorDoor)
const retrait = retraitPages(factorDoor)

post(paths.outlookPath, agentHimself, outlook.create)
get(paths.outlookRetourPath, agentHimself, outlook.show)
get(paths.comptePath, agentHimself, compte.edit)
post(paths.comptePath, agentHimself, compte.update)
get(paths.changementDeMotDePassePath, agentHimself, changementDeMotDePasse.show)
post(paths.changementDeMotDePassePath, agentHimself, changementDeMotDePasse.create)
get(paths.doubleAuthentificationPath, agentAddingSecondFactor, doubleAuthentification.show)
post(paths.doubleAuthentificationPath, agentAddingSecondFactor, doubleAuthentification.create)
get(paths.activationPath, agentAddingSecondFactor, activation.show)
post(paths.activationPath, agentAddingSecondFactor, activation.create)
get(paths.retraitPath, agentHimself, retrait.show)
post(paths.retraitPath, agentHimself, retrait.create)
get(paths.connexionsPath, agentHimself, connexions.index)
post(paths.fermetureDesAutresConnexionsPath, agentHimself, connexions.fermetureDesAutres.create)
post(paths.fermetureDeConnexionPath, agentHimself, connexions.fermeture.create)
get(paths.suppressionDuComptePath, agentHimself, suppressionDuCompte.show)
post(paths.suppressionDuComptePath, agentHimself, suppressionDuCompte.create)
