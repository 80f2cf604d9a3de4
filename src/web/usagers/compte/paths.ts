import { path } from '#lib/path.ts'

export const informationsPath = path('/users/informations')
export const courrielPath = path('/users/courriel')
export const changementDeMotDePassePath = path('/users/mot-de-passe')
export const mesDonneesPath = path('/users/mes-donnees')
export const mesDonneesFichierPath = path('/users/mes-donnees.json')
export const consultationsPath = path('/users/consultations')
export const connexionsPath = path('/users/connexions')
export const fermetureDesAutresConnexionsPath = path('/users/connexions/fermeture')
export const fermetureDeConnexionPath = path('/users/connexions/:connexionId/fermeture')
export const suppressionDuComptePath = path('/users/suppression')
