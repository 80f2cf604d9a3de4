import { section } from '#web/shared/routes.ts'
import { agentAddingSecondFactor, agentHimself } from '../access.ts'
import * as connexions from '../connexions/connexions.ts'
import * as activation from '../double-authentification/activation.ts'
import * as doubleAuthentification from '../double-authentification/double-authentification.ts'
import * as retrait from '../double-authentification/suppression.ts'
import * as changement from '../mot-de-passe/changement.ts'
import * as outlook from '../outlook/outlook.ts'
import * as compte from './compte.ts'
import * as paths from './paths.ts'
import * as suppressionDuCompte from './suppression.ts'

export const compteSection = section()
const { get, post } = compteSection

post(paths.outlookPath, agentHimself, outlook.create)
get(paths.outlookRetourPath, agentHimself, outlook.show)
get(paths.comptePath, agentHimself, compte.edit)
post(paths.comptePath, agentHimself, compte.update)
get(paths.changementDeMotDePassePath, agentHimself, changement.edit)
post(paths.changementDeMotDePassePath, agentHimself, changement.update)
get(paths.doubleAuthentificationPath, agentAddingSecondFactor, doubleAuthentification.show)
post(paths.doubleAuthentificationPath, agentAddingSecondFactor, doubleAuthentification.create)
get(paths.activationPath, agentAddingSecondFactor, activation.show)
post(paths.activationPath, agentAddingSecondFactor, activation.create)
get(paths.retraitPath, agentHimself, retrait.show)
post(paths.retraitPath, agentHimself, retrait.create)
get(paths.connexionsPath, agentHimself, connexions.index)
post(paths.fermetureDesAutresConnexionsPath, agentHimself, connexions.destroyOthers)
post(paths.fermetureDeConnexionPath, agentHimself, connexions.destroy)
get(paths.suppressionDuComptePath, agentHimself, suppressionDuCompte.show)
post(paths.suppressionDuComptePath, agentHimself, suppressionDuCompte.create)
