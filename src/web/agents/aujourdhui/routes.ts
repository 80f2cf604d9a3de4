import { section } from '#web/shared/routes.ts'
import { agentHimself, organisationMember } from '../access.ts'
import * as aujourdhui from './aujourdhui.ts'
import * as commencerPar from './commencer-par.ts'
import * as paths from './paths.ts'

export const aujourdhuiSection = section()
const { form, get } = aujourdhuiSection

get(paths.aujourdhuiPath, organisationMember, aujourdhui.index)
form(paths.commencerParPath, agentHimself, commencerPar)
