import { section } from '#web/shared/routes.ts'
import { signedInSuperAdmin } from '../access.ts'
import * as activation from '../double-authentification/activation.ts'
import * as doubleAuthentification from '../double-authentification/double-authentification.ts'
import * as retrait from '../double-authentification/suppression.ts'
import * as paths from './paths.ts'

export const compteSection = section()
const { get, post } = compteSection

get(paths.doubleAuthentificationPath, signedInSuperAdmin, doubleAuthentification.show)
post(paths.doubleAuthentificationPath, signedInSuperAdmin, doubleAuthentification.create)
get(paths.activationPath, signedInSuperAdmin, activation.show)
post(paths.activationPath, signedInSuperAdmin, activation.create)
get(paths.retraitPath, signedInSuperAdmin, retrait.show)
post(paths.retraitPath, signedInSuperAdmin, retrait.create)
