import { section } from '#web/shared/routes.ts'
import * as annulation from './annulation.ts'
import * as participation from './participation.ts'
import * as paths from './paths.ts'
import * as rdv from './rdv.ts'
import { rdvEditor } from './rdv-editor.ts'
import * as statut from './statut.ts'

export const rdvsSection = section()
const { get, post } = rdvsSection

get(paths.rdvPath, rdvEditor, rdv.show)
get(paths.annulationPath, rdvEditor, annulation.show)
post(paths.annulationPath, rdvEditor, annulation.create)
get(paths.participationPath, rdvEditor, participation.edit)
post(paths.participationPath, rdvEditor, participation.update)
get(paths.statutPath, rdvEditor, statut.show)
post(paths.statutPath, rdvEditor, statut.update)
