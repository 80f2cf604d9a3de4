import { anyone } from '#web/shared/access.ts'
import { routes } from '#web/shared/routes.ts'
import * as accueil from './accueil/accueil.ts'
import * as paths from './paths.ts'
import { knowUsager } from './session.ts'

export const usagersRoutes = routes()
const { get } = usagersRoutes

usagersRoutes.router.use(knowUsager)

get(paths.homePath, anyone, accueil.show)
