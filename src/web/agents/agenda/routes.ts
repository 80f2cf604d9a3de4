import { section } from '#web/shared/routes.ts'
import { organisationMember, signedInAgent } from '../access.ts'
import * as affichage from './affichage.ts'
import * as agenda from './agenda.ts'
import * as agents from './agents-json.ts'
import * as feed from './feed.ts'
import * as flux from './flux.ts'
import * as groupe from './groupes/groupe.ts'
import * as groupes from './groupes/groupes.ts'
import * as nouveauGroupe from './groupes/nouveau-groupe.ts'
import * as suppressionDuGroupe from './groupes/suppression.ts'
import * as paths from './paths.ts'

export const agendaSection = section()
const { form, get, post } = agendaSection

get(paths.agendasPath, organisationMember, agenda.index)
get(paths.agentsJsonPath, organisationMember, agents.index)
get(paths.groupesPath, organisationMember, groupes.index)
form(paths.nouveauGroupePath, organisationMember, nouveauGroupe)
form(paths.groupePath, organisationMember, groupe)
form(paths.suppressionDuGroupePath, organisationMember, suppressionDuGroupe)
get(paths.fluxPath, organisationMember, flux.show)
get(paths.agendaPath, organisationMember, agenda.show)
post(paths.affichagePath, organisationMember, affichage.update)
get(paths.evenementsPath, signedInAgent, feed.evenements)
get(paths.rdvsFeedPath, signedInAgent, feed.rdvs)
get(paths.absencesFeedPath, signedInAgent, feed.absences)
get(paths.plagesFeedPath, signedInAgent, feed.plages)
