import { section } from '#web/shared/routes.ts'
import { organisationMember, signedInAgent } from '../access.ts'
import * as affichage from './affichage.ts'
import * as agenda from './agenda.ts'
import * as feed from './feed.ts'
import * as flux from './flux.ts'
import * as paths from './paths.ts'

export const agendaSection = section()
const { get, post } = agendaSection

get(paths.agendasPath, organisationMember, agenda.index)
get(paths.fluxPath, organisationMember, flux.show)
get(paths.agendaPath, organisationMember, agenda.show)
post(paths.affichagePath, organisationMember, affichage.update)
get(paths.evenementsPath, signedInAgent, feed.evenements)
get(paths.rdvsFeedPath, signedInAgent, feed.rdvs)
get(paths.absencesFeedPath, signedInAgent, feed.absences)
get(paths.plagesFeedPath, signedInAgent, feed.plages)
