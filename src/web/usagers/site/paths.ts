import { path } from '#lib/path.ts'

export const accueilPath = path('/')
export const aidePath = path('/aide')
export const accessibilitePath = path('/accessibilite')
export const mentionsLegalesPath = path('/mentions-legales')
export const confidentialitePath = path('/politique-de-confidentialite')
export const affichagePath = path('/affichage')
export const robotsPath = path('/robots.txt')
export const securityTxtPath = path('/.well-known/security.txt')
export const faviconPath = path('/favicon.ico')
