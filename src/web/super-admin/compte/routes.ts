import { activationPages } from '#web/account/second-factor/activation.ts'
import { doubleAuthentificationPages } from '#web/account/second-factor/double-authentification.ts'
import { retraitPages } from '#web/account/second-factor/retrait.ts'
import { section } from '#web/shared/routes.ts'
import { signedInSuperAdmin } from '../access.ts'
import { factorDoor } from '../factor-door.ts'
import * as paths from './paths.ts'

export const compteSection = section()
const { form } = compteSection

const doubleAuthentification = doubleAuthentificationPages(factorDoor)
const activation = activationPages(factorDoor)
const retrait = retraitPages(factorDoor)

form(paths.doubleAuthentificationPath, signedInSuperAdmin, doubleAuthentification)
form(paths.activationPath, signedInSuperAdmin, activation)
form(paths.retraitPath, signedInSuperAdmin, retrait)
