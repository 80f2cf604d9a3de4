import { path } from '#lib/path.ts'

export const comptePath = path('/agents/edit')
export const changementDeMotDePassePath = path('/agents/mot-de-passe')
export const doubleAuthentificationPath = path('/agents/double-authentification')
export const activationPath = path('/agents/double-authentification/activation')
export const retraitPath = path('/agents/double-authentification/suppression')
export const connexionsPath = path('/agents/connexions')
export const fermetureDesAutresConnexionsPath = path('/agents/connexions/fermeture')
export const fermetureDeConnexionPath = path('/agents/connexions/:connexionId/fermeture')
export const suppressionDuComptePath = path('/agents/suppression')
export const outlookPath = path('/omniauth/microsoft_graph')
export const outlookRetourPath = path('/omniauth/microsoft_graph/callback')
