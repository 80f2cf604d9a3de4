import { section } from '#web/shared/routes.ts'
import { organisationMember } from '../access.ts'
import { rdvEditor } from '../rdvs/rdv-editor.ts'
import * as inscription from './inscription.ts'
import * as motifs from './motifs.ts'
import * as nouveau from './nouveau.ts'
import * as paths from './paths.ts'
import * as presences from './presences.ts'
import * as rdvsCollectifs from './rdvs-collectifs.ts'

export const rdvsCollectifsSection = section()
const { form, get } = rdvsCollectifsSection

get(paths.rdvsCollectifsPath, organisationMember, rdvsCollectifs.index)
get(paths.motifsCollectifsPath, organisationMember, motifs.index)
form(paths.nouveauRdvCollectifPath, organisationMember, nouveau)
get(paths.feuilleDePresencePath, rdvEditor, presences.show)
form(paths.inscriptionCollectifPath, rdvEditor, inscription)
