import { deconnexionPages } from '#web/account/deconnexion.ts'
import { codePages } from '#web/account/second-factor/code.ts'
import { anyone } from '#web/shared/access.ts'
import { section } from '#web/shared/routes.ts'
import { accueilPath } from '#web/usagers/site/paths.ts'
import { halfSignedInSuperAdmin } from '../access.ts'
import { factorDoor } from '../factor-door.ts'
import * as connexion from './connexion.ts'
import * as github from './github.ts'
import * as paths from './paths.ts'

export const connexionSection = section()
const { form, get, post } = connexionSection

const code = codePages(factorDoor)
const deconnexion = deconnexionPages({
  to: accueilPath(),
  said: () => 'Vous avez quitté la super administration.',
})

get(paths.connexionPath, anyone, connexion.show)
post(paths.githubPath, anyone, github.create)
get(paths.githubRetourPath, anyone, github.show)
post(paths.deconnexionPath, anyone, deconnexion.create)
form(paths.codePath, halfSignedInSuperAdmin, code)
