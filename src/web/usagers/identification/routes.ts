import { anyone } from '#web/shared/access.ts'
import { section } from '#web/shared/routes.ts'
import * as code from './code.ts'
import * as identification from './identification.ts'
import * as nouveauCode from './nouveau-code.ts'
import * as paths from './paths.ts'

export const identificationSection = section()
const { form, post } = identificationSection

form(paths.identificationPath, anyone, identification)
form(paths.codePath, anyone, code)
post(paths.nouveauCodePath, anyone, nouveauCode.create)
post(paths.adresseCorrigeePath, anyone, nouveauCode.createAtMeantAddress)
