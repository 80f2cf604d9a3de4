import { section } from '#web/shared/routes.ts'
import { organisationMember } from '../access.ts'
import * as affichage from './affichage.ts'
import * as agenda from './agenda.ts'
import * as paths from './paths.ts'

export const agendaSection = section()
const { get, post } = agendaSection

get(paths.agendasPath, organisationMember, agenda.index)
get(paths.agendaPath, organisationMember, agenda.show)
post(paths.affichagePath, organisationMember, affichage.update)
