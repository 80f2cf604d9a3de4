import { section } from '#web/shared/routes.ts'
import { signedInUsager } from '../access.ts'
import * as paths from './paths.ts'
import * as proches from './proches.ts'
import * as suppressionDeProche from './suppression.ts'

export const prochesSection = section()
const { form, get, post } = prochesSection

get(paths.prochesPath, signedInUsager, proches.index)
post(paths.prochesPath, signedInUsager, proches.create)
get(paths.nouveauProchePath, signedInUsager, proches.show)
get(paths.editionDeProchePath, signedInUsager, proches.edit)
post(paths.prochePath, signedInUsager, proches.update)
form(paths.suppressionDeProchePath, signedInUsager, suppressionDeProche)
