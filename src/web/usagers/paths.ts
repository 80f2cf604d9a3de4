import { path } from '#lib/path.ts'

export const homePath = path('/')
export const helpPath = path('/aide')
export const accessibilityPath = path('/accessibilite')
export const legalPath = path('/mentions-legales')
export const privacyPath = path('/politique-de-confidentialite')
export const displayPath = path('/affichage')

export const searchPath = path('/prendre_rdv')

export const signInPath = path('/users/sign_in')
export const signOutPath = path('/users/sign_out')

export const rdvsPath = path('/users/rdvs')
export const accountPath = path('/users/informations')
