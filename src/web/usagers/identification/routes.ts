import { anyone } from '#web/shared/access.ts'
import { section } from '#web/shared/routes.ts'
import * as code from './code.ts'
import * as identification from './identification.ts'
import * as nouveauCode from './nouveau-code.ts'
import * as paths from './paths.ts'
import * as sansCompte from './sans-compte.ts'

export const identificationSection = section()
const { get, post } = identificationSection

get(paths.identificationPath, anyone, identification.show)
get(paths.sansComptePath, anyone, sansCompte.show)
post(paths.sansComptePath, anyone, sansCompte.create)
get(paths.codePath, anyone, code.show)
post(paths.codePath, anyone, code.create)
post(paths.nouveauCodePath, anyone, nouveauCode.create)
