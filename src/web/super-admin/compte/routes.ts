import { activationPages } from '#web/account/second-factor/activation.ts'
import { doubleAuthentificationPages } from '#web/account/second-factor/double-authentification.ts'
import { retraitPages } from '#web/account/second-factor/retrait.ts'
import { section } from '#web/shared/routes.ts'
import { signedInSuperAdmin } from '../access.ts'
import { factorDoor } from '../factor-door.ts'
import * as paths from './paths.ts'

export const compteSection = section()
const { get, post } = compteSection

const doubleAuthentification = doubleAuthentificationPages(factorDoor)
const activation = activationPages(factorDoor)
const retrait = retraitPages(factorDoor)

get(paths.doubleAuthentificationPath, signedInSuperAdmin, doubleAuthentification.show)
post(paths.doubleAuthentificationPath, signedInSuperAdmin, doubleAuthentification.create)
get(paths.activationPath, signedInSuperAdmin, activation.show)
post(paths.activationPath, signedInSuperAdmin, activation.create)
get(paths.retraitPath, signedInSuperAdmin, retrait.show)
post(paths.retraitPath, signedInSuperAdmin, retrait.create)
