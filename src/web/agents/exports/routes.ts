import { section } from '#web/shared/routes.ts'
import { agentHimself, organisationMember } from '../access.ts'
import * as demande from './demande.ts'
import * as exports from './exports.ts'
import * as nouvelEssai from './nouvel-essai.ts'
import * as paths from './paths.ts'
import * as telechargement from './telechargement.ts'

export const exportsSection = section()
const { get, post } = exportsSection

post(paths.exportDeRdvsPath, organisationMember, demande.create)
get(paths.exportsPath, agentHimself, exports.index)
get(paths.exportPath, agentHimself, exports.show)
get(paths.telechargementPath, agentHimself, telechargement.show)
post(paths.nouvelEssaiPath, agentHimself, nouvelEssai.create)
