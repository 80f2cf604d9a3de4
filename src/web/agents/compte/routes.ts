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
const { form, get, post } = compteSection

const changementDeMotDePasse = changementDeMotDePassePages(door)
const connexions = connexionsPages(door)
const doubleAuthentification = doubleAuthentificationPages(factorDoor)
const activation = activationPages(factorDoor)
const retrait = retraitPages(factorDoor)

post(paths.outlookPath, agentHimself, outlook.create)
get(paths.outlookRetourPath, agentHimself, outlook.show)
form(paths.comptePath, agentHimself, compte)
form(paths.changementDeMotDePassePath, agentHimself, changementDeMotDePasse)
form(paths.doubleAuthentificationPath, agentAddingSecondFactor, doubleAuthentification)
form(paths.activationPath, agentAddingSecondFactor, activation)
form(paths.retraitPath, agentHimself, retrait)
get(paths.connexionsPath, agentHimself, connexions.index)
post(paths.fermetureDesAutresConnexionsPath, agentHimself, connexions.fermetureDesAutres.create)
post(paths.fermetureDeConnexionPath, agentHimself, connexions.fermeture.create)
form(paths.suppressionDuComptePath, agentHimself, suppressionDuCompte)
