import { anyone } from '#web/shared/access.ts'
import { section } from '#web/shared/routes.ts'
import * as accueil from './accueil.ts'
import * as affichage from './affichage.ts'
import * as forPrograms from './for-programs.ts'
import * as pages from './pages.ts'
import * as paths from './paths.ts'

export const siteSection = section()
const { form, get } = siteSection

get(paths.accueilPath, anyone, accueil.show)
get(paths.aidePath, anyone, pages.aide)
get(paths.accessibilitePath, anyone, pages.accessibilite)
get(paths.mentionsLegalesPath, anyone, pages.mentionsLegales)
get(paths.confidentialitePath, anyone, pages.confidentialite)
form(paths.affichagePath, anyone, affichage)
get(paths.robotsPath, anyone, forPrograms.robots)
get(paths.securityTxtPath, anyone, forPrograms.securityTxt)
get(paths.faviconPath, anyone, forPrograms.favicon)
