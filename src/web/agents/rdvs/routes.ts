import { section } from '#web/shared/routes.ts'
import { organisationMember } from '../access.ts'
import * as aCompleter from './a-completer.ts'
import * as journeeACompleter from './a-completer-journee.ts'
import * as annulation from './annulation.ts'
import * as deplacement from './deplacement.ts'
import * as issue from './issue.ts'
import * as liste from './liste.ts'
import * as modification from './modification.ts'
import * as participation from './participation.ts'
import * as paths from './paths.ts'
import * as rappel from './rappel.ts'
import * as rdv from './rdv.ts'
import { rdvEditor } from './rdv-editor.ts'
import * as report from './report.ts'
import * as reportSansDate from './report-sans-date.ts'
import * as salleDAttente from './salle-d-attente.ts'
import * as statut from './statut.ts'
import * as suppression from './suppression.ts'

export const rdvsSection = section()
const { form, get, post } = rdvsSection

get(paths.rdvsPath, organisationMember, liste.index)
get(paths.aCompleterPath, organisationMember, aCompleter.index)
form(paths.journeeACompleterPath, organisationMember, journeeACompleter)
get(paths.rdvPath, rdvEditor, rdv.show)
form(paths.annulationPath, rdvEditor, annulation)
form(paths.deplacementPath, rdvEditor, deplacement)
form(paths.modificationPath, rdvEditor, modification)
form(paths.participationPath, rdvEditor, participation)
post(paths.rappelPath, rdvEditor, rappel.create)
get(paths.reportPath, rdvEditor, report.show)
form(paths.reportSansDatePath, rdvEditor, reportSansDate)
post(paths.salleDAttentePath, rdvEditor, salleDAttente.create)
form(paths.statutPath, rdvEditor, statut)
post(paths.issuePath, rdvEditor, issue.create)
form(paths.suppressionPath, rdvEditor, suppression)
