import { anyone } from '#web/shared/access.ts'
import { section } from '#web/shared/routes.ts'
import * as code from './code.ts'
import * as identification from './identification.ts'
import * as nouveauCode from './nouveau-code.ts'
import * as paths from './paths.ts'
import * as sansCompte from './sans-compte.ts'

export const identificationSection = section()
const { form, get, post } = identificationSection

get(paths.identificationPath, anyone, identification.show)
form(paths.sansComptePath, anyone, sansCompte)
form(paths.codePath, anyone, code)
post(paths.nouveauCodePath, anyone, nouveauCode.create)
