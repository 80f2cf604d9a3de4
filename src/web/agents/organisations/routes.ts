import { section } from '#web/shared/routes.ts'
import { signedInAgent } from '../access.ts'
import { anyTerritoireAdmin } from './access.ts'
import * as nouvelleOrganisation from './nouvelle-organisation.ts'
import * as organisations from './organisations.ts'
import * as paths from './paths.ts'

export const organisationsSection = section()
const { form, get } = organisationsSection

get(paths.organisationsPath, signedInAgent, organisations.index)
form(paths.nouvelleOrganisationPath, anyTerritoireAdmin, nouvelleOrganisation)
